"""EUC-KR, CP949 and Johab."""

from _multibytecodec import getcodec
