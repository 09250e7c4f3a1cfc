"""The use cases. They return codes and data; `wording` makes sentences of them. No Qt, no SQL."""
