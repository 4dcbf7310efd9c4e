"""The custody of goods: each handling, its purpose, and the chain that they form."""
