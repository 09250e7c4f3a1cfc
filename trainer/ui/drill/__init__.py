"""The drill screen: the conversation, the composer and what stands beside them."""
