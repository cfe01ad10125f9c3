"""Many files: plan, workers, lock, journal of the run."""
