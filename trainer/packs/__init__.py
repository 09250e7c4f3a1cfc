"""Files to core objects and back: reads packs and reports every fault with its file, line and column."""
