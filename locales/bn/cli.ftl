# কমান্ড লাইন: প্রথমে কী ঘটেছে, তারপর কী করবেন।

cli-unknown-choice = { $flag }-এ “{ $found }” চলে না। এগুলোর একটি বেছে নিন: { $choices }।
cli-unknown-command = “{ $found }” নামে কোনো কমান্ড নেই। এগুলোর একটি বেছে নিন: { $choices }।
cli-unknown-flag = এখানে { $flag } নামে কোনো ফ্ল্যাগ নেই। ফ্ল্যাগগুলো হলো: { $choices }।
cli-unknown-lesson = “{ $found }” নামে কোনো পাঠ নেই। এগুলোর একটি লিখুন, অথবা শুধু একটির সঙ্গে মেলে এমন শুরুটুকু: { $choices }।
cli-several-lessons = “{ $found }” দিয়ে একাধিক পাঠের নাম শুরু হয়: { $choices }। নামটা আরেকটু লিখুন।
cli-too-many = “{ $found }” বাড়তি হয়ে গেছে। বাদ দিন, অথবা putpost --help দেখুন।
cli-twice = { $flag } একবারই লেখা যায়। একটি বাদ দিন।
cli-not-together = { $flag } আর { $other } একসঙ্গে চলে না। একটি বাদ দিন।
cli-needs-value = { $flag }-এর পরে একটি মান লিখতে হবে। putpost --help দেখুন।
cli-needs-argument = এখানে একটা কিছু বাদ পড়েছে: { $flag }। putpost --help দেখুন।
cli-wrong-port = “{ $found }” কোনো পোর্ট নয়। `0` থেকে `65535` পর্যন্ত একটি সংখ্যা দিন; `0` দিলে খালি একটি পোর্ট নেওয়া হবে।
cli-wrong-value = { $flag }-এ “{ $found }” চলে না। putpost --help দেখুন।
cli-usage = কমান্ডটি বোঝা গেল না। putpost --help দেখুন।
cli-no-terminal = টিউটোরিয়ালের ইনপুট ও আউটপুট দুটিই টার্মিনালে হওয়া চাই, এখানে তা নেই। টার্মিনাল ছাড়া এগুলো চলে: putpost --plain, putpost page, putpost serve, putpost check।
cli-dumb-terminal = TERM-এর মান “dumb”; এর মানে, এই টার্মিনাল পর্দার ইচ্ছেমতো জায়গায় লেখা বসাতে পারে না, অথচ টিউটোরিয়ালের তা লাগে। একই পাঠ লাইনে লাইনে চলে এভাবে: putpost --plain। টার্মিনালটি আরও বেশি পারলে TERM-এ তার নাম দিন, যেমন xterm-256color।
cli-port-taken = { $port } পোর্টটি অন্য একটি প্রোগ্রাম ব্যবহার করছে। আরেকটি পোর্ট দিন, অথবা খালি একটি পেতে --port বাদ দিন।
# $found (wire) যে ঠিকানা চাওয়া হয়েছে
cli-not-loopback = { $found } ঠিকানায় অন্য মেশিন থেকেও রিকোয়েস্ট আসতে পারে, অথচ putpost নেয় শুধু এই মেশিনের রিকোয়েস্ট। পোর্টের আগে `127.0.0.1` বা localhost লিখুন।
# $found (wire) যা টাইপ করা হয়েছে
cli-wrong-address = “{ $found }” কোনো ঠিকানা নয়। ADDR:PORT এভাবে লিখুন: `127.0.0.1:8080`; খালি একটি পোর্ট চাইলে ঠিকানাটি বাদ দিন।
cli-cannot-listen = { $address } ঠিকানায় সার্ভার চালু করা গেল না: { $reason }। আরেকটি পোর্ট দিন।
cli-cannot-read = { $path } পড়া গেল না: { $reason }। নামটি ঠিক আছে কি না, পড়ার অনুমতি আছে কি না দেখুন।
cli-cannot-write = { $path } লেখা গেল না: { $reason }। নামটি ঠিক আছে কি না, লেখার অনুমতি আছে কি না দেখুন।
cli-no-home = হোম ফোল্ডার পাওয়া যায়নি। PUTPOST_HOME-এ এমন একটি ফোল্ডারের নাম দিন, যেখানে putpost লিখতে পারে।
cli-nothing-to-check = { $path } ফোল্ডারে lessons/ বা locales/ কোনোটিই নেই। যে ফোল্ডারে আছে, তার নাম দিন।
cli-checked = সব ঠিক আছে।
cli-checked-program = এখানে lessons/ বা locales/ কোনোটিই নেই, তাই প্রোগ্রামের নিজের ফাইলগুলোই যাচাই করা হলো। কোনো ফোল্ডার যাচাই করতে তার নাম দিন: putpost check DIR
cli-language = { $tag }: মেসেজ { $messages }/{ $all_messages }টি, পাঠ { $lessons }/{ $all_lessons }টি; ত্রুটি { $errors }টি, সতর্কবার্তা { $warnings }টি
cli-found = { $errors }টি ত্রুটি, { $warnings }টি সতর্কবার্তা।
cli-replay-head = পাঠ { $lesson }, সার্ভার “{ $scene }”: { $steps }টি ধাপ
cli-replay-sent = #{ $n } { $request } → { $status }
cli-replay-silent = #{ $n } { $request } → কোনো রেসপন্স নেই
cli-replay-back = { $n } রিকোয়েস্ট পেছনে
cli-replay-forward = { $n } রিকোয়েস্ট সামনে
cli-replay-goto = #{ $n }-এ যাওয়া
# $view (wire) যা দেখা হয়েছে: wire, log, history
cli-replay-look = দেখা হয়েছে: { $view }
cli-replay-prove = একবার আর { $times } বারের তুলনা
# $written, $found (wire) ফাইলে যা লেখা আছে, এবার যা হলো
cli-replay-differs = { $line } নম্বর লাইনের ফল এবার আলাদা। লেখা আছে: { $written }। এবার হলো: { $found }।
cli-replay-impossible = { $line } নম্বর লাইনের কাজটি এখানে করা যায় না: { $act }
cli-replay-no-scene = শুরুর অবস্থা { $scene } এখানে নেই। যে ফোল্ডারের পাঠে এটি আছে, তার নাম --lessons দিয়ে জানান।
cli-replay-scene = সেশনটির শুরুর অবস্থা { $scene } তখন যেমন ছিল, এখন আর তেমন নেই।
cli-replay-same = { $n }টি রিকোয়েস্ট আবার চালানো হলো; প্রতিটির ফল ফাইলের সঙ্গে হুবহু মিলেছে।
cli-replay-other = { $n }টি ধাপের ফল আলাদা হয়েছে।
cli-replay-empty = { $path } ফাইলটি খালি। putpost যে ফাইলে সেশন রেখেছে, তার নাম দিন।
cli-replay-foreign = { $path } ফাইলে putpost-এর কোনো সেশন নেই। putpost যে ফাইলে সেশন রেখেছে, তার নাম দিন।
cli-replay-too-new = { $path } ফাইলটি putpost-এর আরও নতুন ভার্সনে লেখা। ফাইলের ফরম্যাট { $found }, এই ভার্সন পড়তে পারে { $known } পর্যন্ত। নতুন ভার্সনটি নিন।
# $code (wire) কী ভুল: not-json, bad-member, bad-act
cli-replay-damaged = { $path } ফাইলের { $line } নম্বর লাইনটি নষ্ট ({ $code })। ফাইলটি নতুন করে আনুন, নয়তো সেখান থেকে শেষ পর্যন্ত লাইনগুলো বাদ দিন।
cli-config-written = ডিফল্ট মানসহ সব সেটিংস এখন { $path } ফাইলে আছে। যা বদলাতে চান, সেখানে বদলান।
cli-config-there = { $path } আগে থেকেই আছে, তাই যেমন ছিল তেমনই রইল। নতুন চাইলে আগে এটি সরিয়ে রাখুন।
cli-reset = সব আবার শুরু থেকে হবে। এ পর্যন্ত যা করেছেন, তা আছে { $kept } ফাইলে।
cli-nothing-to-reset = { $learner } নামে এখনো কিছু করা হয়নি, তাই রিসেট করারও কিছু নেই।
cli-no-progress = { $learner } নামে এখনো কিছু করা হয়নি। শুরু করতে লিখুন: putpost
cli-progress = { $learner }: { $of }টি পাঠের { $done }টি সম্পন্ন
cli-panic = putpost-এর নিজের একটি ত্রুটিতে প্রোগ্রামটি থেমে গেছে। আপনার কাজ সংরক্ষিত আছে। দয়া করে এই লাইনটি আমাদের জানান:

storage-damaged = { $path } ফাইলটি বোঝা যায়নি, তাই সব আবার শুরু থেকে হবে। পুরোনো ফাইলটি আছে { $kept } নামে।
storage-damaged-stays = { $path } ফাইলটি বোঝা যায়নি, সরিয়েও রাখা যায়নি: { $reason }। এবার কিছু সংরক্ষণ করা হবে না।
