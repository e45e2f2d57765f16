"""No models: the tables of the index are its own (see `vejviser.search.tables`).

Django tells an app that it was migrated only where this module is there.
"""
