### শিক্ষার্থী আর সার্ভারের মাঝের নেটওয়ার্ক, curl, আর সময়ের আগে-পরে যাওয়া।

pasted-request = পেস্ট করা রিকোয়েস্টটি এখানে বসেছে। পাঠাতে Enter চাপুন।
curl-no-url = curl কমান্ডটিতে কোনো URL নেই; এর শেষ শব্দটি শুরু { $line } নম্বর লাইনের { $column } নম্বর অক্ষরে। একটি URL যোগ করুন, যেমন http://127.0.0.1/users/1
curl-quote = { $line } নম্বর লাইনের { $column } নম্বর অক্ষরে একটি উদ্ধৃতিচিহ্ন খোলা হয়েছে, কিন্তু আর বন্ধ হয়নি। কমান্ডটি শেষ পর্যন্ত কপি হয়েছে তো?
curl-shell = { $line } নম্বর লাইনের { $column } নম্বর অক্ষর থেকে লেখাটি শুধু শেল বোঝে। সেখানে আসল লেখাটি বসান।
curl-option = { $line } নম্বর লাইনের { $column } নম্বর অক্ষরের { $name } এখানে চলে না। বাদ দিয়ে আবার পেস্ট করুন।
curl-value = { $line } নম্বর লাইনের { $column } নম্বর অক্ষরে { $name } আছে, কিন্তু এর পরের মানটি নেই।
curl-file = { $line } নম্বর লাইনের { $column } নম্বর অক্ষরে { $name } ফাইলটি পাঠাতে বলা হয়েছে। ফাইলের নাম নয়, -d লিখে ভেতরের লেখাটিই বসান।
curl-many-urls = এই কমান্ডে একাধিক URL আছে; { $line } নম্বর লাইনের { $column } নম্বর অক্ষর থেকে দেখুন। একটিই URL রেখে আবার পেস্ট করুন।
curl-scheme = { $line } নম্বর লাইনের { $column } নম্বর অক্ষরের URL-টি HTTP-র নয়। URL শুরু করুন http:// দিয়ে।
curl-header = { $line } নম্বর লাইনের { $column } নম্বর অক্ষরের হেডারটি পড়া গেল না। হেডার এভাবে লিখুন: -H 'Name: value'
curl-no-request = curl এখানে যা পাঠাত, সেটি HTTP রিকোয়েস্ট নয়। { $line } নম্বর লাইনের { $column } নম্বর অক্ষরের URL-টি দেখুন, মেথড আর হেডারগুলোও দেখুন।

key-branch = এখান থেকে
title-branch = আগের অবস্থা থেকে পাঠানো
branch-ask = আপনি আগের একটি অবস্থা দেখছেন, { $here } নম্বর রিকোয়েস্টের ঠিক পরেরটি। সামনে আরও { $ahead }টি রিকোয়েস্ট আছে। পাঠিয়ে এখান থেকেই এগোতে চান?
    .aloud = আপনি আগের একটি অবস্থায় আছেন, { $here } নম্বর রিকোয়েস্টের ঠিক পরে। সামনে আরও { $ahead }টি রিকোয়েস্ট আছে। পাঠিয়ে এখান থেকেই এগোতে চান?
branch-from-start = আপনি একেবারে শুরুর অবস্থা দেখছেন। সামনে { $ahead }টি রিকোয়েস্ট আছে। পাঠিয়ে এখান থেকেই এগোতে চান?
    .aloud = আপনি একেবারে শুরুর অবস্থায় আছেন। সামনে { $ahead }টি রিকোয়েস্ট আছে। পাঠিয়ে এখান থেকেই এগোতে চান?
branch-kept = সামনের রিকোয়েস্টগুলো হারাবে না; হিস্ট্রিতে আলাদা একটি শাখা হয়ে থাকবে। পাঠাতে না চাইলে Esc চাপুন।
    .aloud = সামনের রিকোয়েস্টগুলো হারাবে না; হিস্ট্রিতে আলাদা একটি শাখা হয়ে থাকবে। পাঠাতে Enter চাপুন; অন্য কিছু লিখলে কিছুই পাঠানো হবে না।

## F7: পরের রিকোয়েস্টের কী হবে

do-network = নেটওয়ার্ক: পরের রিকোয়েস্টের কী হবে
key-network = নেটওয়ার্ক
key-arm = বেছে নিন
key-policy = ক্লায়েন্ট
title-network = নেটওয়ার্ক
title-journey = মেসেজটির পথ
network-ask = পরের রিকোয়েস্টটির কী হবে, বেছে নিন।
network-policy = রেসপন্স না এলে ক্লায়েন্ট
next-fault = পরেরবার:
    .aloud = পরের রিকোয়েস্টের বেলায়:
fault-none = সব ঠিকঠাক পৌঁছায়
fault-request-lost = রিকোয়েস্ট হারিয়ে যায়
fault-response-lost = রেসপন্স হারিয়ে যায়
fault-duplicated = রিকোয়েস্ট দুবার পৌঁছায়
fault-delayed-copy = একটি কপি দেরিতে পৌঁছায়
fault-overtaken = এর পরেরটি আগে পৌঁছায়
fault-crash-before = লেখার আগেই সার্ভার ক্র্যাশ
fault-crash-after = লেখার পরেই সার্ভার ক্র্যাশ
fault-crash-between = লেখার মাঝপথে সার্ভার ক্র্যাশ
fault-slow = ক্লায়েন্ট আগেভাগে হাল ছাড়ে
fault-unavailable = { $code }: সার্ভার এখন ব্যস্ত
fault-gateway = { $code } বা { $other } দেয় গেটওয়ে
fault-too-many = { $code }: খুব বেশি রিকোয়েস্ট
fault-cut-off = রিকোয়েস্ট মাঝপথে কেটে যায়
fault-request-timeout = { $code }: রিকোয়েস্ট আসে ধীরে
fault-closed = চুপচাপ কানেকশন বন্ধ হয়
fault-keys-lost = রেসপন্স হারায়, key মুছে যায়
fault-neighbour = অন্য কেউ আগে একই কাজ করে
about-none = স্বাভাবিক নেটওয়ার্ক: কিছুই হারায় না, কিছুই দুবার পৌঁছায় না।
about-request-lost = সার্ভার কিছু জানতেই পারে না। ক্লায়েন্টও কোনো রেসপন্স পায় না।
about-response-lost = সার্ভার কাজটি করে ফেলে। কিন্তু ক্লায়েন্ট কোনো রেসপন্স পায় না, যেন রিকোয়েস্ট পৌঁছায়ইনি।
about-duplicated = সার্ভারে পৌঁছায় দুটি কপি। ক্লায়েন্ট কিন্তু একটি রেসপন্সই দেখে।
about-delayed-copy = রিকোয়েস্ট পৌঁছায়, রেসপন্সও আসে। তবে একটি কপি পথে রয়ে যায়, আর পৌঁছায় আপনার পরের রিকোয়েস্টটিরও পরে।
about-overtaken = আপনি দুটি রিকোয়েস্ট পাঠান; পরেরটি আগে পৌঁছায়।
about-crash-before = রিকোয়েস্ট হাতে পেয়েই সার্ভার ক্র্যাশ করে। কিছুই লেখা হয় না।
about-crash-after = সার্ভার লেখা শেষ করে, কিন্তু রেসপন্স পাঠানোর আগেই ক্র্যাশ করে।
about-crash-between = আইটেমটি লেখা হয়, কিন্তু কালেকশনের তালিকায় ওঠে না। রিকোয়েস্টটি চেনার চিহ্ন (key) লেখাও বাকি থাকে।
about-slow = সার্ভারের কাজ শেষ হওয়ার আগেই ক্লায়েন্ট হাল ছাড়ে। সার্ভার তবু কাজটি শেষ করে।
about-unavailable = সার্ভার কিছুই করে না। কখন আবার পাঠাতে হবে, তা Retry-After জানায়।
about-gateway = রেসপন্স দেয় গেটওয়ে, মানে মাঝখানের একটি মেশিন। সার্ভার কাজটি করেছে কি না, গেটওয়ে জানে না।
about-too-many = সার্ভার কিছুই করে না, শুধু আরেকটু ধীরে পাঠাতে বলে।
about-cut-off = অর্ধেক রিকোয়েস্ট কোনো রিকোয়েস্টই নয়। এটুকু পেয়ে সার্ভারের কিছু করার কথা নয়।
about-request-timeout = সার্ভার অপেক্ষা করে, কিন্তু পুরো রিকোয়েস্টটি আর আসে না। তাই সে কিছুই করে না।
about-closed = কানেকশনটি খোলা ছিল, কিন্তু কিছুই আসা-যাওয়া করছিল না। রিকোয়েস্ট পথে থাকতেই কানেকশনটি বন্ধ হয়ে যায়।
about-keys-lost = সার্ভার কাজটি করে। কিন্তু আপনি আবার পাঠানোর আগেই সব idempotency key (রিকোয়েস্ট চেনার চিহ্ন) ভুলে যায়।
about-neighbour = অন্য কারও পাঠানো একই রিকোয়েস্ট আপনারটির ঠিক আগে পৌঁছায়।
retry-never = আর পাঠায় না
retry-idempotent-only = শুধু idempotent মেথড হলে আবার পাঠায়
retry-always = সব সময় আবার পাঠায়
retry-same-key = একই Idempotency-Key দিয়ে আবার পাঠায়
retry-new-key = প্রতিবার নতুন key দিয়ে আবার পাঠায়
about-idempotent = idempotent মানে, বারবার পাঠালেও প্রভাব একবারেরই সমান।
about-key = key দেখে সার্ভার বোঝে, একই রিকোয়েস্ট আবার এসেছে।

## একটি মেসেজের পথ: আপনি, পথ, সার্ভার

do-journey = এই মেসেজের পথ, ধাপে ধাপে
key-journey = পথ দেখুন
key-pause = থামান
key-play = চালান
key-steps = ধাপ
key-to-end = শেষে যান
side-you = আপনি
side-peer = অন্য ক্লায়েন্ট
side-wire = পথে
side-server = সার্ভার
event-sends-again = { $n } নম্বর চেষ্টা
event-copy = এরই একটি কপি
event-request-lost = রিকোয়েস্ট হারিয়ে গেল
event-duplicated = এখন দুটি কপি
event-held-back = আটকে রইল
event-cut-off = কানেকশন কেটে গেল
event-connection-closed = কানেকশন বন্ধ হয়ে গেল
event-arrives = পৌঁছাল
event-arrives-late = #{ $n }-এর কপি পৌঁছাল
event-begins = কাজ শুরু করল…
event-made = { $target } তৈরি হলো
event-replaced = { $target } বদলে গেল
event-unchanged = { $target } আগের মতোই
event-removed = { $target } আর নেই
event-done = কাজটি করল
event-half = অর্ধেক লেখা হলো: আইটেম আছে, তালিকায় নেই
event-read = শুধু পড়ল, কিছু বদলাল না
event-replayed = key-টি চেনা: প্রথম রেসপন্সই আবার দিল, কাজ আর করল না
event-refused = নিল না, কিছুই করল না
event-incomplete = পুরোটা এল না, তাই কিছুই করল না
event-crashes = ক্র্যাশ করল
event-restarts = আবার চালু হলো
event-forgets-keys = সব key ভুলে গেল
event-neighbour = অন্য কেউ পাঠাল { $line }, রেসপন্স { $status }
event-gateway = গেটওয়ের রেসপন্স { $status }
event-answers = রেসপন্স { $status }
event-response-lost = রেসপন্স হারিয়ে গেল
event-hears = { $status } এল
event-hears-late = { $status } এল, #{ $n }-এর
event-not-waited-for = { $status } এল; অপেক্ষায় কেউ নেই
event-timeout = অপেক্ষা শেষ, রেসপন্স আসেনি
event-closed = রেসপন্স এল না; কানেকশন বন্ধ
event-not-yet = রেসপন্সের জন্য অপেক্ষা করা হলো না
event-waits = { $seconds } সেকেন্ড অপেক্ষা
event-waits-told = Retry-After মেনে { $seconds } সেকেন্ড অপেক্ষা
event-retries-idempotent = আবার পাঠানো হচ্ছে, কারণ মেথডটি idempotent
event-retries-not-applied = আবার পাঠানো হচ্ছে, কারণ রেসপন্স বলছে কিছুই করা হয়নি
event-retries-same-key = আবার পাঠানো হচ্ছে, একই key দিয়ে
event-retries-always = আবার পাঠানো হচ্ছে, মেথড যা-ই হোক
event-retries-new-key = আবার পাঠানো হচ্ছে, নতুন key দিয়ে
event-stops-never = আর পাঠানো হলো না
event-stops-not-idempotent = আর পাঠানো হলো না: কাজটি হয়তো হয়ে গেছে, আবার পাঠালে দুবার হতে পারে (মেথডটি idempotent নয়)
event-stops-failed-retry = আর পাঠানো হলো না: আবার পাঠানো একবারই যথেষ্ট
event-stops-enough = আর পাঠানো হলো না: যথেষ্ট হয়েছে
knows = আপনি যা জানেন
knows-peer = অন্য ক্লায়েন্ট যা জানে
knows-nothing-yet = রেসপন্স এখনো আসেনি।
knows-no-answer = রেসপন্স আসেনি। কাজটি হয়ে থাকতে পারে, না-ও হতে পারে। এখান থেকে জানার উপায় নেই।
truth = আসলে যা ঘটেছে
truth-read = শুধু পড়া হয়েছে, কিছু বদলায়নি।
truth-nothing = কাজটি একবারও হয়নি।
truth-done = কাজটি { $n ->
    [1] একবার
    [2] দুবার
   *[other] { $n } বার
 } হয়েছে।
truth-copy = #{ $n }-এর একটি কপির কাজও হয়েছে।
truth-copy-last = তারপর #{ $n }-এর একটি কপির কাজ হয়েছে: এখন যা আছে, #{ $n }-এ তা-ই লেখা ছিল।
truth-neighbour = অন্য কারও পাঠানো রিকোয়েস্টের কাজও হয়েছে।
truth-of-attempts = পাঠানো হয়েছে { $n ->
    [1] একবার।
    [2] দুবার।
   *[other] { $n } বার।
 }

## সব শাখার সব ধাপ

do-history = হিস্ট্রি: কী কী পাঠানো হয়েছে, কোনটিতে কী বদলেছে
key-history = হিস্ট্রি
key-go-there = সেখানে যান
history-start = শুরু: তখনো কিছু পাঠানো হয়নি
history-curl = curl থেকে
history-pasted = পেস্ট করা
history-peer = অন্য ক্লায়েন্টের
history-from = #{ $n }-এর পর থেকে

## দ্বিতীয় ক্লায়েন্ট

do-peer = অন্য ক্লায়েন্ট কিছু করুক
peer-acted = অন্য ক্লায়েন্ট এইমাত্র { $line } পাঠাল।
peer-idle = অন্য ক্লায়েন্টের এখন করার কিছু নেই। বদলানোর মতো কোনো রিসোর্স এখনো তৈরি হয়নি।

## প্রমাণ

proof-state = অবস্থার চিহ্ন { $state }
proof-differences = একবারের তুলনায় { $times } বার পাঠালে যা আলাদা
proof-broken = { $method } কথা দেয়, বারবার পাঠালেও প্রভাব একবারেরই সমান থাকবে। এই সার্ভার সে কথা রাখে না।

## curl, আর স্যান্ডবক্সের সার্ভার

do-curl = এই রিকোয়েস্টের curl কমান্ড কপি করুন
key-curl = curl
title-curl = এই রিকোয়েস্টের curl কমান্ড
curl-copied = টার্মিনাল অনুমতি দিয়ে থাকলে curl কমান্ডটি কপি হয়েছে।
curl-paste-it = আরেকটি জানালায় পেস্ট করুন। রেসপন্স দেবে এই পর্দার সার্ভারই।
curl-nobody-listens = এটি শুধু দেখার জন্য; সার্ভার এখনো বাইরের রিকোয়েস্ট নিচ্ছে না। { $key } চাপলে অন্য জানালার রিকোয়েস্টও নেবে, কমান্ডেও ঠিক পোর্টটি বসবে।
curl-not-a-request = এটি এখনো HTTP রিকোয়েস্ট হয়নি, তাই এর curl কমান্ডও নেই।
do-scenes = স্যান্ডবক্সে অন্য সার্ভার নিন
scene-one-user = চেনা সার্ভার, একটি ইউজার আছে
scene-no-users = চেনা সার্ভার, কোনো ইউজার নেই
scene-async = “নেওয়া হয়েছে” বলে, কাজ করে পরে
scene-busy = শুরুতে ব্যস্ত থাকে
scene-counting = অদ্ভুত এক সার্ভার: PUT পাঠিয়ে প্রমাণ দেখুন
scene-lenient-if-match = একই PUT আবার এলে If-Match না মিললেও মেনে নেয়
scene-normalising = যা পায়, একটু বদলে রাখে
scene-not-acceptable = যে মিডিয়া টাইপ (যেমন JSON) চাওয়া হয়, শুধু সেটিই দেয়
scene-require-preconditions = না দেখে ওভাররাইট করতে দেয় না
scene-tombstones = কী কী মোছা হয়েছে, মনে রাখে
