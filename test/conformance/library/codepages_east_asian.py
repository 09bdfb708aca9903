# compare: output
"""Chinese, Japanese and Korean encodings, whole, in pieces, in files and with what they cannot say."""
import codecs
import io

for name in "gb2312 gbk gb18030 cp936 big5 cp950 shift_jis sjis cp932 euc_jp euc_kr cp949".split():
    for text in ("中文字", "あいう漢字ｱ", "한글", "€é", "😀", "～", "〜¥"):
        try:
            data = text.encode(name)
            print(name, data, data.decode(name) == text)
        except UnicodeError as error:
            print(error)
for data in (b"\xff\xfe", b"ab\x81", b"\xd6\xd0\x20\xce", b"\x80"):
    for name in ("gbk", "gb18030", "shift_jis", "euc_jp", "euc_kr", "big5"):
        for errors in ("strict", "ignore", "replace", "backslashreplace"):
            try:
                print(name, errors, ascii(data.decode(name, errors)))
            except UnicodeDecodeError as error:
                print(error)
print("中é文".encode("gbk", "xmlcharrefreplace"), "é".encode("big5", "replace"), "é".encode("euc_kr", "ignore"))
with open("poem.txt", "w", encoding="gbk") as file:
    file.write("你好\n世界\n" * 3)
print(open("poem.txt", "rb").read(8))
with open("poem.txt", encoding="gbk") as file:
    for line in file:
        print(line.strip())
try:
    open("poem.txt", encoding="utf-8").read()
except UnicodeDecodeError as error:
    print(error)
decoder = codecs.getincrementaldecoder("gbk")()
print([decoder.decode(bytes([byte])) for byte in "你好".encode("gbk")])
print(codecs.lookup("gbk").name, codecs.encode("漢", "cp932"))
print(codecs.getreader("euc_jp")(io.BytesIO("日本\n語".encode("euc_jp"))).read())
"漢é".encode("gbk")
