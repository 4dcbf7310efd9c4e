"""Everything that officers refer to by a code: holders, rights, offices, campaigns, enterprises."""
