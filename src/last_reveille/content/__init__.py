"""Files -> frozen specs: maps, campaign, strings. Everything that is read is checked here and nowhere else."""
