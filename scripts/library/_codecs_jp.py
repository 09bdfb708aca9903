"""Shift JIS and EUC-JP."""

from _multibytecodec import getcodec
