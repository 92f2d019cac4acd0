"""The public pages and interfaces: parse, call, respond."""
