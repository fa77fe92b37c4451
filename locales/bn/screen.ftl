# পাঠের চারপাশের পর্দা: শিরোনাম, রিসোর্সের তালিকা, প্রথম পর্দা।

title-lesson = পাঠ
title-claim = প্রায়ই শোনা কথা
title-predict = আগে অনুমান
title-task = এবার আপনি
title-quiz = প্রশ্ন
title-verdict = রায়
title-request = রিকোয়েস্ট
title-raw = HTTP মেসেজ
title-sandbox = রিকোয়েস্ট · স্যান্ডবক্স
title-server = সার্ভার · { $n }টি রিসোর্স
title-past = অতীত: { $at } নম্বর ধাপের পর · { $n }টি রিসোর্স
answer = রেসপন্স #{ $n }
answer-same = #{ $n } · হুবহু #{ $of }-এর মতো
answer-same-meaning = #{ $n } · অর্থ #{ $of }-এর মতোই, বাইট আলাদা
answer-from-curl = #{ $n } · curl থেকে
no-answer = এখনো কিছু পাঠানো হয়নি
nothing-yet = এখনো কিছু নেই
timeline-empty = পাঠানো প্রতিটি রিকোয়েস্ট এখানে থাকবে
now = এখন
past = অতীত
body-empty = বডি নেই
headers-empty = হেডার নেই
too-small = পাঠটির জন্য জানালাটি ছোট: অন্তত { $cols } কলাম আর { $rows } সারি লাগবে। কিছুই হারায়নি। F2 চাপলে ভাষা বদলায়, Ctrl+Q চাপলে বের হওয়া যায়।
chooser-ask = কোন ভাষায়? যে ভাষার লাইনটি পড়তে পারছেন আর যার দুই পাশের দাগ সোজা আছে, সেটিই বেছে নিন।
cannot-read = পড়তে পারছি না
cannot-read-advice = অক্ষর বাদ পড়লে বা উল্টোপাল্টা দেখালে বুঝবেন, এই টার্মিনাল বাংলা ঠিকমতো দেখাতে পারছে না। অন্য টার্মিনালে চেষ্টা করুন (kitty, foot, Konsole বা GNOME Terminal), নয়তো আপাতত English বেছে নিন; F2 চেপে যখন খুশি বদলাতে পারবেন।
theme-is = 
    রঙের থিম: { $name ->
    [light] হালকা
    [mono] রং ছাড়া
   *[other] গাঢ়
 }
cannot-save = আপনার অগ্রগতি { $path }-এ সংরক্ষণ করা যাচ্ছে না। তবু চালিয়ে যেতে পারেন; বের হওয়া পর্যন্ত সব থাকবে।
