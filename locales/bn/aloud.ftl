# পর্দা ছাড়া যা লেখা আর বলা হয় (putpost --plain)। প্রতিটি লাইন কানে শোনা হয়, তাই ছোট, আর আসল কথাটা আগে।
# একই কাজের শব্দগুলো কমা দিয়ে আলাদা; প্রথমটিই দেখানো হয়।

word-send = পাঠান
    .help = যে রিকোয়েস্ট লেখা আছে, সেটি পাঠায়
word-again = আবার পাঠান, হুবহু আবার
    .help = শেষ রিকোয়েস্টটিই হুবহু আবার পাঠায়
word-follow = ঠিকানায় যান
    .help = রেসপন্সের Location-এ যে ঠিকানা আছে, সেটির একটি GET লিখে দেয়
word-method = মেথড
    .help = মেথড বদলায়, যেমন মেথড PUT
word-target = ঠিকানা, টার্গেট
    .help = ঠিকানা বদলায়, যেমন ঠিকানা /users/2
word-header = হেডার
    .help = একটি হেডার বসায়, যেমন হেডার If-Match: "abc"; মান না দিলে হেডারটি বাদ যায়
word-body = বডি
    .help = বডি লেখে, একই লাইনে; শুধু বডি শব্দটি লিখলে এরপর লাইনের পর লাইন লেখা যায়
word-raw = মেসেজ লিখুন
    .help = পুরো মেসেজ নিজের হাতে লিখতে দেয়, লাইনের পর লাইন
word-line = লাইন
    .help = হাতে লেখা মেসেজের একটি লাইন বদলায়, যেমন লাইন ২ Host: 127.0.0.1
word-insert = আগে বসান
    .help = একটি লাইনের আগে নতুন লাইন বসায়, যেমন আগে বসান ২ Host: 127.0.0.1
word-remove = বাদ দিন
    .help = একটি লাইন বাদ দেয়, যেমন বাদ দিন ৩
word-request = রিকোয়েস্ট
    .help = যে রিকোয়েস্ট লেখা আছে, সেটি পড়ে শোনায়
word-answer = রেসপন্স
    .help = শেষ রেসপন্সটি পুরো পড়ে শোনায়
word-server = সার্ভার, তালিকা
    .help = সার্ভারে কী কী আছে, পড়ে শোনায়; ঠিকানা দিলে শুধু সেখানে যা আছে, যেমন সার্ভার /users/2
word-wire = মেসেজ দুটি, দুটি মেসেজ
    .help = রিকোয়েস্ট আর রেসপন্স যেভাবে আসা-যাওয়া করে, হুবহু সেভাবে পড়ে শোনায়
word-difference = কী বদলাল
    .help = শেষ রিকোয়েস্টে কোন অংশ কীভাবে বদলাল, তা বলে
word-hint = ইঙ্গিত
    .help = একটি ইঙ্গিত দেয়
word-prove = প্রমাণ
    .help = একবার আর কয়েকবার পাঠানোর তুলনা করে, যেমন প্রমাণ ৩
word-back = পেছনে
    .help = এক রিকোয়েস্ট আগের অবস্থায় নিয়ে যায়; আরও আগে যেতে সংখ্যা লাগে, যেমন পেছনে ২
word-forward = সামনে
    .help = পরের অবস্থায় নিয়ে যায়; আরও সামনে যেতে সংখ্যা লাগে, যেমন সামনে ২
word-history = হিস্ট্রি
    .help = এ পর্যন্ত যা যা পাঠিয়েছেন, পড়ে শোনায়; ৩ নম্বর রিকোয়েস্টের পরের অবস্থায় যেতে লিখুন হিস্ট্রি ৩
word-next = এগোন, পরের পাতা
    .help = পরের পাতায় নিয়ে যায়; Enter চাপলেও তা-ই হয়
word-previous = আগের পাতা
    .help = আগের পাতায় ফেরায়
word-skip = এড়ান, এড়িয়ে যান
    .help = এই ধাপটি এড়িয়ে যায়
word-peek = অন্য ভাষায়
    .help = এই পাতাটি অন্য ভাষায় পড়ে শোনায়
word-objective = লক্ষ্য
    .help = পাঠটি কীসের জন্য, তা বলে
word-lessons = পাঠের তালিকা, সব পাঠ
    .help = পাঠগুলোর নাম পড়ে শোনায়
word-open = খুলুন
    .help = একটি পাঠ খোলে, যেমন খুলুন ৩
word-sandbox = স্যান্ডবক্স
    .help = সার্ভারের একটি কপিতে নিয়ে যায়, পাঠে তার হিসাব হয় না; আবার লিখলে পাঠে ফেরায়
word-reset = রিসেট, সার্ভার রিসেট
    .help = এই পাঠের সার্ভার শুরুর অবস্থায় ফেরায়
word-restart = শুরু থেকে, পাঠটি শুরু থেকে
    .help = পাঠটি প্রথম পাতা থেকে আবার শুরু করে
word-session = সেশন, সেশন রাখুন
    .help = এখানে যা করলেন, তা একটি ফাইলে রাখে; putpost replay সেটি আবার চালায়
word-network = নেটওয়ার্ক
    .help = পরের রিকোয়েস্টের কী কী হতে পারে, তা বলে; তারপর একটি বেছে নেওয়া যায়। সরাসরি বাছতে নম্বর দিন, যেমন নেটওয়ার্ক ৩
word-retry = ক্লায়েন্ট, রিট্রাই
    .help = রেসপন্স না এলে ক্লায়েন্ট কী কী করতে পারে, তা বলে; বেছে নিতে নম্বর দিন, যেমন ক্লায়েন্ট ২
word-journey = মেসেজের পথ, পথ
    .help = শেষ মেসেজটির পথে কী কী ঘটেছে, ধাপে ধাপে বলে
word-peer = অন্য ক্লায়েন্ট, দ্বিতীয় ক্লায়েন্ট
    .help = অন্য ক্লায়েন্টকে দিয়ে কিছু একটা করায়
word-scenes = অন্য সার্ভার
    .help = স্যান্ডবক্সের জন্য আর কোন কোন সার্ভার আছে, তা বলে; তারপর একটি বেছে নেওয়া যায়। সরাসরি বাছতে নম্বর দিন, যেমন অন্য সার্ভার ২
word-curl = curl কমান্ড
    .help = যে রিকোয়েস্ট লেখা আছে, সেটি curl কমান্ড হিসেবে পড়ে শোনায়
word-listen = বাইরের রিকোয়েস্ট
    .help = curl-এর মতো অন্য প্রোগ্রাম থেকে রিকোয়েস্ট নেয়; আবার লিখলে আর নেয় না
word-language = ভাষা
    .help = ভাষা বদলায়
word-repeat = পাতাটি পড়ুন, আবার বলুন, আবার পড়ুন
    .help = এই পাতাটি আবার পড়ে শোনায়
word-where = কোথায়, কোথায় আছি
    .help = কোথায় আছেন আর কী বাকি আছে, তা বলে
word-help = সাহায্য
    .help = কী কী লেখা যায়, তা বলে; সঙ্গে কোনো শব্দ দিলে শুধু সেটির কাজ, যেমন সাহায্য নেটওয়ার্ক
word-quit = বের হোন, বিদায়
    .help = সব সংরক্ষণ করে putpost বন্ধ করে

so-far = , { $need }টির মধ্যে { $have }টি হয়েছে
sent-already = এটি আগেই পাঠানো হয়েছে। আরেকবার পাঠাতে Enter চাপুন।
no-location = শেষ রেসপন্সে Location নেই, তাই যাওয়ার মতো ঠিকানাও নেই।
no-such-lesson = { $n } নম্বর পাঠ নেই। শেষ পাঠটি { $of } নম্বর।
no-such-line = মেসেজটিতে { $n } নম্বর লাইন নেই।
only-raw-has-lines = লাইনের নম্বর থাকে শুধু হাতে লেখা মেসেজে। এখন যে রিকোয়েস্ট লেখা আছে, তা আলাদা আলাদা অংশে ভাগ করা।

aloud-welcome = এটি putpost; এখানে সব বলা হয় লাইনে লাইনে। একটি শব্দ লিখে Enter চাপুন। সব শব্দ জানতে “{ $help }” লিখুন।
aloud-bye = যা করেছেন, সব সংরক্ষণ করা হয়েছে। বিদায়।
aloud-lesson = পাঠ { $n }, মোট { $of }টি: { $title }।
aloud-step = ধাপ { $n }, মোট { $of }টি। { $title }।
# $n (number) কথাটি যে ধাপে শোনা হয়েছে
aloud-verdict = { $n } নম্বর ধাপের কথাটির রায়।
aloud-taken = { $n }, আপনার উত্তর: { $choice }
aloud-goal = করণীয়: { $goal }
aloud-goal-met = হয়ে গেছে: { $goal }
# $goal (wire) একটি হয়ে যাওয়ার পর যেটি বাকি থাকে
aloud-goal-left = এখনো বাকি: { $goal }
aloud-hint = ইঙ্গিত: { $hint }
aloud-about = { $n } নম্বর উত্তর নিয়ে: { $said }
aloud-go-on = এগোতে Enter চাপুন।
aloud-choose-again = আবার বেছে নিন।
aloud-you-said = আপনার উত্তর { $choices }।
aloud-header-set = রিকোয়েস্টে এখন আছে { $header }।
aloud-header-gone = রিকোয়েস্টে এখন { $header } হেডারটি নেই।
aloud-ready = লেখা আছে { $request }। পাঠাতে Enter চাপুন।
aloud-ready-body = লেখা আছে { $request }, বডিতে { $body }। পাঠাতে Enter চাপুন।
aloud-ready-raw = { $n } লাইনের একটি মেসেজ লেখা আছে, শুরুটা { $first }। শুনতে “{ $read }” লিখুন, পাঠাতে Enter চাপুন।
# $request (wire) মেথড আর ঠিকানা, নয়তো হাতে লেখা মেসেজের প্রথম লাইন
aloud-ready-again = এটি আগেই পাঠানো হয়েছে: { $request }। আরেকবার পাঠাতে Enter চাপুন।
aloud-nothing-written = এখনো কিছু লেখা হয়নি। একটি পুরো রিকোয়েস্ট লিখুন, যেমন { $example }।
aloud-exchange = রিকোয়েস্ট { $n }, { $request }। রেসপন্স { $status }, { $meaning }।
aloud-silence = রিকোয়েস্ট { $n }, { $request }। কোনো রেসপন্স আসেনি।
aloud-no-request = রিকোয়েস্ট হয়নি এমন একটি মেসেজ
aloud-made = { $target } তৈরি হয়েছে।
aloud-replaced = { $target }-এর জায়গায় নতুনটি বসেছে।
aloud-unchanged = { $target } আগের মতোই আছে।
aloud-gone = { $target } আর নেই।
aloud-nothing-touched = সার্ভারে কিছুই বদলায়নি।
aloud-member-new = এতে নতুন { $name }, মান { $value }
aloud-member-gone = এতে আর নেই { $name }
aloud-member-changed = এতে { $name } ছিল { $before }, এখন { $after }
aloud-line-new = নতুন লাইন: { $line }
aloud-line-gone = এই লাইনটি আর নেই: { $line }
aloud-body = বডি: { $body }
aloud-long-body = বডিটি লম্বা, { $n } লাইনের। শুনতে “{ $read }” লিখুন।
aloud-no-body = বডি নেই
aloud-proof-once = একবার পাঠালে { $status }। তখন সার্ভারে থাকে { $n }টি রিসোর্স।
aloud-proof-times = { $times } বার পাঠালে { $status }। তখন সার্ভারে থাকে { $n }টি রিসোর্স।
aloud-collection = কালেকশন { $path }
aloud-empty = কালেকশন { $path }, এখনো কিছু নেই
aloud-item = { $target }, ভার্সন { $mark }, বডি: { $body }
aloud-more-items = আরও { $n }টি আছে। এগুলোর একটি শুনতে “{ $read }” লিখুন।
aloud-not-there = { $target }-এ কিছু নেই।
aloud-position = { $at ->
    [0] আপনি একেবারে শুরুর অবস্থায় আছেন, প্রথম রিকোয়েস্টেরও আগে।{ $ahead ->
        [0] { "" }
       *[other] { " " }সামনে { $ahead }টি রিকোয়েস্ট আছে।
    }
   *[other] আপনি { $at } নম্বর রিকোয়েস্টের পরের অবস্থায় আছেন।{ $ahead ->
        [0] { " " }সামনে আর কোনো রিকোয়েস্ট নেই।
       *[other] { " " }সামনে { $ahead }টি রিকোয়েস্ট আছে।
    }
 }
aloud-the-request = রিকোয়েস্ট:
aloud-the-response = রেসপন্স:
aloud-empty-line = খালি লাইন
aloud-line = লাইন { $n }: { $line }
aloud-history = { $n }: { $request }, { $status }।
aloud-elsewhere = { $told } এটি অন্য একটি শাখায়।
aloud-history-number = কোনো রিকোয়েস্টের ঠিক পরের অবস্থায় যেতে তার নম্বর লিখুন; অন্য শাখায় হলেও চলবে।
aloud-nobody-listens = এখন এটি শোনার কেউ নেই। “{ $listen }” লেখার পর কমান্ডটিতে ঠিক পোর্ট থাকবে।
# $key (wire) একটি idempotency key, নয়তো এর পরের মেসেজটি
aloud-with-key = { $key } key-সহ
# $end (wire) লম্বা key-র শেষটুকু
aloud-key-end = { $end } দিয়ে শেষ হওয়া
aloud-meanwhile = সার্ভার আগে যা নিয়ে রেখেছিল, এর মধ্যে তা করেছে:
aloud-nothing-ahead = এটিই এখনকার অবস্থা, সামনে আর কিছু নেই।
aloud-nothing-behind = এটিই শুরুর অবস্থা, এর আগে কিছু নেই।
aloud-not-done = কিছুই করা হয়নি, সব যেমন ছিল তেমনই আছে।
aloud-present-again = আপনি আবার এখনকার অবস্থায় আছেন; অন্য ক্লায়েন্ট শুধু এখানেই কিছু করতে পারে।
aloud-collections = { $found } ঠিকানায় কোনো কালেকশন নেই। এখানে আছে এই কালেকশনগুলো: { $paths }।
aloud-unseen = আর সার্ভারে, যেখানে ক্লায়েন্টের চোখ পৌঁছায় না:
aloud-proof-also = { $target } বাড়তি আছে।
aloud-proof-other = { $target } এক নয়।
aloud-proof-missing = { $target } নেই।
aloud-set-now = { $fault }, এখন এটিই ঠিক করা আছে
aloud-planned = পরের রিকোয়েস্টের বেলায়: { $fault }।
aloud-policy = রেসপন্স না এলে ক্লায়েন্ট { $policy }।
aloud-sandbox = আপনি স্যান্ডবক্সে আছেন। এখানে যা করবেন, পাঠে তার হিসাব হবে না।
# $about (wire) সার্ভারটির বিশেষত্ব
aloud-scene = স্যান্ডবক্সের সার্ভার: { $about }।
aloud-lesson-done = { $n }: { $title }, সম্পন্ন
aloud-lesson-begun = { $n }: { $title }, শুরু করেছেন
aloud-lesson-open = { $n }: { $title }
aloud-entry = { $n }: { $entry }
# $last (number) ১ থেকে এই নম্বর পর্যন্ত লেখা যায়
aloud-numbers = ১ থেকে { $last }
aloud-type-lines = লাইনগুলো লিখুন। শেষ হলে একটি লাইনে শুধু একটি ডট (.) লিখুন।
aloud-help = GET /users-এর মতো পুরো রিকোয়েস্ট লিখলে বা curl কমান্ড পেস্ট করলে তা সঙ্গে সঙ্গেই পাঠানো হয়। এই শব্দগুলোও চলে। একটির কাজ জানতে লিখুন “{ $one }”, সবগুলোর কাজ জানতে “{ $all }”।
# সাহায্যের শব্দটির পরে লিখতে হয়।
aloud-all = সব
aloud-help-write = লেখা আর পাঠানোর জন্য: { $words }।
aloud-help-hear = শোনার জন্য: { $words }।
aloud-help-lesson = পাঠ চলার সময়: { $words }।
aloud-help-try = নিজে পরীক্ষা করতে: { $words }।
aloud-help-beside = আরও আছে: { $words }।
# $repeat (wire) যে শব্দে পাতাটি আবার পড়া হয়
aloud-repeat = প্রশ্নটি আবার শুনতে লিখুন “{ $repeat }”।
aloud-keys = লাইনটিতে তীরচিহ্নের মতো কোনো বোতামের চাপ পড়েছে, যা এখানে চলে না। তাই কিছুই করা হয়নি; লাইনটি আবার লিখুন।
# $method (wire) যে মেথড লেখা আছে, $change (wire) যা লিখলে মেথড বদলায়
aloud-body-kept = বডিটি লেখা রইল, তবে { $method }-এর সঙ্গে বডি যায় না। মেথড বদলাতে লিখুন “{ $change }”।
# $said (wire) লেখার লাইন জমা হওয়ার সময় যে শব্দটি লেখা হয়েছে
aloud-kept-line = “{ $said }” এখন লেখাটির একটি লাইন। শেষ করতে একটি লাইনে শুধু একটি ডট (.) লিখুন।
# $method (wire) এই পাতায় যে মেথড লাগবে
aloud-nothing-written-of = এখনো কিছু লেখা হয়নি। এক লাইনে লিখুন: { $method }, ঠিকানা, আর বডি লাগলে বডি।
# সব পাঠ শেষ হলে যা করা যায়। $restart, $sandbox, $scenes, $network, $quit (wire) শব্দগুলো
aloud-now-lessons = এখন কী করবেন? নম্বর লিখলে সেই পাঠ আবার খুলবে; সেখানে “{ $restart }” লিখলে পাঠটি প্রথম থেকে চলবে।
aloud-now-sandbox = নিজের মতো পরীক্ষা করতে লিখুন “{ $sandbox }”। সার্ভার পাল্টাতে “{ $scenes }”, পথে মেসেজ হারানোর ব্যবস্থা করতে “{ $network }”।
aloud-now-quit = putpost বন্ধ করতে লিখুন “{ $quit }”। কী কী শেষ করেছেন, পরে putpost progress কমান্ডে জানতে পারবেন।
aloud-help-line = { $words }: { $help }।
aloud-not-understood = “{ $said }” এখানে বোঝা গেল না। এখন যা যা লেখা যায়: { $words }। সব শব্দ জানতে “{ $help }” লিখুন।
# $said (wire) যা লেখা হয়েছে: এর পরে যে শব্দগুলো বলা হয়, সেগুলোর শুরু
aloud-which-word = “{ $said }” বলতে কোনটি বোঝাচ্ছেন? পুরো কথাটি লিখুন।
aloud-needs-number = এর পরে একটি সংখ্যা লাগবে, যেমন “{ $word }”।
aloud-number-from-to = এর পরে { $from } থেকে { $to } পর্যন্ত একটি সংখ্যা লাগবে, যেমন “{ $word }”।
aloud-needs-text = এর পরে আরও কিছু লাগবে, যেমন “{ $word }”।
aloud-request-form = রিকোয়েস্ট শুরু হয় মেথড আর ঠিকানা দিয়ে, যেমন { $example }।
aloud-unknown-language = “{ $said }” নামে কোনো ভাষা এখানে নেই। আছে { $names }।
aloud-cannot-read = অক্ষর বাদ পড়লে বা উল্টোপাল্টা দেখালে বুঝবেন, এই টার্মিনাল বাংলা ঠিকমতো দেখাতে পারছে না। কানে শুনতে চাইলে স্ক্রিন রিডারেও বাংলা কণ্ঠ লাগবে। আপাতত English বেছে নিন; পরে “ভাষা” লিখে যখন খুশি বদলাতে পারবেন।
