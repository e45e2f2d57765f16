"""Logging in through a broker of NemLog-in or MitID Erhverv, by OpenID Connect.

The login library knows the protocol; what it lets pass and a careful relying party must not is here.
"""
