"""Big5 and CP950."""

from _multibytecodec import getcodec
