"""How the desk and the public pages say things: no raw code reaches a reader, in either language."""
