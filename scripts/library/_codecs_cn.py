"""GB 2312, GBK and GB 18030."""

from _multibytecodec import getcodec
