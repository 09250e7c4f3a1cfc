"""The observer's screen: one person plays the customer and ticks, the other one answers aloud."""
