"""The plan's money, exact to the cent, in double entry, from the vote to the last payment."""
