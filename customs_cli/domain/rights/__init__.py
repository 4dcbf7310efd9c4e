"""Everything that officers name by a code: holders, rights, offices, campaigns, enterprises."""
