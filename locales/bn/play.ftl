# পাঠ চলার সময় ঘরগুলো যা বলে।

mark-first = আগে ↑ ↓ দিয়ে একটি উত্তর বেছে নিন, নয়তো { $numbers }-এর একটি চাপুন।
choose-some = { $n }টি উত্তর বেছে নিন ({ $taken }টি নেওয়া হয়েছে)।
task-done-elsewhere = হয়ে গেছে। Tab চেপে এই ঘরে আসুন, তারপর এগোতে Enter চাপুন।
part-method = মেথড
part-target = ঠিকানা
part-headers = হেডার
part-body = বডি
changed-at = { $target }-এ যা বদলেছে:
body-not-sent = { $method }-এর সঙ্গে বডি যায় না
key-quit = বের হোন
key-panes = সব ঘর
key-restart = শুরু
do-restart = পাঠটি শুরু থেকে
restart-ask = পাঠটি কি প্রথম পাতা থেকে আবার শুরু করবেন? সার্ভারও শুরুর অবস্থায় ফিরবে, আর এই পাঠে যা করেছেন, তা মুছে যাবে। শুরু করতে Enter, না চাইলে Esc চাপুন।
nothing-sent = এখনো কিছু পাঠানো হয়নি: একটি রিকোয়েস্ট লিখুন, তারপর পাঠাতে Enter চাপুন।
no-hint = এই পাতায় আর কোনো ইঙ্গিত নেই।
other-method = ওটা { $sent } ছিল। এখানে পাঠাতে হবে { $wanted }।
already-there = { $target } আগে থেকেই ছিল, তাই বারবার পাঠিয়েও তা নতুন করে তৈরি হয়নি। একবার DELETE { $target } পাঠিয়ে আবার শুরু করুন।
copied-page = এই পাতার লেখা কপি হয়েছে।
copied-paragraph = এই অনুচ্ছেদটি কপি হয়েছে।
copied-request = রিকোয়েস্টটি কপি হয়েছে।
copied-response = রেসপন্সটি কপি হয়েছে।
copied-resource = { $target }-এ যা আছে, তা কপি হয়েছে।
copied-list = ঠিকানাগুলোর তালিকা কপি হয়েছে।
copied-window = এই জানালার লেখা কপি হয়েছে।
copy-too-long = লেখাটি কপির জন্য বেশি বড়: { $octets } বাইট, অথচ একবারে { $most } বাইটের বেশি কপি করা যায় না। একেকটি অনুচ্ছেদ আলাদা করে কপি করুন।
