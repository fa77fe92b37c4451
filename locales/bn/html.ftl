# ব্রাউজারে এক পাতায় একটি পাঠ (putpost page LESSON)।

html-lesson = পাঠ { $n }, মোট { $of }টি
html-start = শুরুতে সার্ভারে যা আছে
html-goals = যা যা করতে হবে
html-hints = ইঙ্গিত
html-outcome = আসলে যা হয়
html-answer = উত্তর
html-experiment = চালালে যা দেখা যায়
html-request = রিকোয়েস্ট { $n }
html-response = রেসপন্স
html-proof = একবার আর { $times } বারের তুলনা
html-once = একবার পাঠালে
html-times = { $times } বার পাঠালে
html-foot = টার্মিনালে রিকোয়েস্টগুলো নিজে পাঠিয়ে দেখুন:
