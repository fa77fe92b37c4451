# A lesson as one page in a browser (putpost page LESSON).

# $n (number), $of (number)
html-lesson = Lesson { $n } of { $of }
html-start = On the server at the start
html-goals = What is to be done
html-hints = Hints
html-outcome = What really happens
html-answer = Answer
html-experiment = How it goes
# $n (number)
html-request = Request { $n }
html-response = Response
# $times (number)
html-proof = Once and { $times } times compared
html-once = Sent once
html-times = Sent { $times } times
html-foot = Send these requests yourself, in a terminal:
