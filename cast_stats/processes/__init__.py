"""Other processes of this program: started, spoken with, given a share of the work."""
