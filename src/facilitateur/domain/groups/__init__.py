"""People in teams, teams over rounds, rounds over stations; every figure can be counted again by `checking`."""
