from textwrap import TextWrapper

w = TextWrapper(width=40, fix_sentence_endings=True)
print(w.wrap("One. Two! Three? Dr. No. 4. five \"six.\" seven"))  # expect: ['One.  Two!  Three?  Dr.  No.  4. five', '"six."  seven']
w.width = 10
print(w.fill("aaa bbb ccc").split("\n"))  # expect: ['aaa bbb', 'ccc']
