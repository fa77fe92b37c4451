### শিক্ষার্থী আর সার্ভারের মাঝের নেটওয়ার্ক, curl, আর সময়ের আগে-পরে যাওয়া।

pasted-request = পেস্ট করা রিকোয়েস্টটি এখন এখানে। Enter চাপলে এটি যাবে।
curl-no-url = { $line } নম্বর লাইনের { $column } নম্বর অক্ষর: এই curl কমান্ডে কোনো URL নেই। একটি যোগ করুন, যেমন http://127.0.0.1/users/1।
curl-quote = { $line } নম্বর লাইনের { $column } নম্বর অক্ষর: এখানে খোলা উদ্ধৃতিচিহ্নটি আর বন্ধ হয়নি। কমান্ডটি শেষ পর্যন্ত কপি হয়েছে তো?
curl-shell = { $line } নম্বর লাইনের { $column } নম্বর অক্ষর: এখানে কী আছে তা শুধু শেলই জানে। এর জায়গায় আসল লেখাটি বসান।
curl-option = { $line } নম্বর লাইনের { $column } নম্বর অক্ষর: { $name } এখানে কাজে আসে না। এটি বাদ দিয়ে আবার পেস্ট করুন।
curl-value = { $line } নম্বর লাইনের { $column } নম্বর অক্ষর: { $name }-এর পরে কিছু বাদ পড়েছে।
curl-file = { $line } নম্বর লাইনের { $column } নম্বর অক্ষর: এতে { $name } ফাইলটি পাঠানো হতো। ফাইলের লেখাটিই -d-এর পরে বসান।
curl-many-urls = { $line } নম্বর লাইনের { $column } নম্বর অক্ষর: এই কমান্ড একাধিক URL-এ পাঠায়। একটি URL রেখে আবার পেস্ট করুন।
curl-scheme = { $line } নম্বর লাইনের { $column } নম্বর অক্ষর: এই URL HTTP-র নয়। http:// দিয়ে শুরু করুন।
curl-header = { $line } নম্বর লাইনের { $column } নম্বর অক্ষর: -H-এর পরে হেডার এভাবে লেখা হয়: 'Name: value'।
curl-no-request = { $line } নম্বর লাইনের { $column } নম্বর অক্ষর: curl এখানে যা পাঠাত, তা HTTP রিকোয়েস্ট নয়। মেথড, URL আর হেডারগুলো দেখুন।

key-branch = এখান থেকে
title-branch = আগের অবস্থা থেকে পাঠানো
branch-ask = আপনি আগের অবস্থা দেখছেন, #{ $here } নম্বর রিকোয়েস্টের ঠিক পরের। সামনে আরও { $ahead }টি রিকোয়েস্ট আছে। এখনই পাঠিয়ে এখান থেকেই এগোবেন?
    .aloud = আপনি আগের অবস্থায় আছেন, { $here } নম্বর রিকোয়েস্টের ঠিক পরে। সামনে আরও { $ahead }টি রিকোয়েস্ট আছে। এখনই পাঠিয়ে এখান থেকেই এগোবেন?
branch-from-start = আপনি একেবারে শুরুর অবস্থা দেখছেন। সামনে আরও { $ahead }টি রিকোয়েস্ট আছে। এখনই পাঠিয়ে এখান থেকেই এগোবেন?
    .aloud = আপনি একেবারে শুরুর অবস্থায় আছেন। সামনে আরও { $ahead }টি রিকোয়েস্ট আছে। এখনই পাঠিয়ে এখান থেকেই এগোবেন?
branch-kept = সামনে যা আছে তা আলাদা একটি শাখা হিসেবে থেকে যাবে। Esc চাপলে কিছুই যাবে না।
    .aloud = সামনে যা আছে তা আলাদা একটি শাখা হিসেবে থেকে যাবে। পাঠাতে Enter চাপুন; অন্য কিছু লিখলে কিছুই যাবে না।

## F7: পরের রিকোয়েস্টের কী হবে

do-network = নেটওয়ার্ক: পরের রিকোয়েস্টের কী হবে
key-network = নেটওয়ার্ক
key-arm = বেছে নিন
key-policy = ক্লায়েন্ট
title-network = নেটওয়ার্ক
title-journey = মেসেজটির পথ
network-ask = পরের রিকোয়েস্টটির কী হোক?
network-policy = রেসপন্স না এলে ক্লায়েন্ট
next-fault = এরপর:
    .aloud = পরের রিকোয়েস্টের বেলায়:
fault-none = পৌঁছায়, রেসপন্সও ফেরে
fault-request-lost = রিকোয়েস্ট হারিয়ে যায়
fault-response-lost = রেসপন্স হারিয়ে যায়
fault-duplicated = রিকোয়েস্ট দুবার পৌঁছায়
fault-delayed-copy = একটি কপি দেরিতে পৌঁছায়
fault-overtaken = পরের রিকোয়েস্ট একে ছাড়িয়ে যায়
fault-crash-before = লেখার আগেই সার্ভার ক্র্যাশ করে
fault-crash-after = লেখার ঠিক পরেই সার্ভার ক্র্যাশ করে
fault-crash-between = লেখার মাঝপথে সার্ভার ক্র্যাশ করে
fault-slow = ক্লায়েন্টের ধৈর্যের চেয়ে সার্ভার ধীর
fault-unavailable = { $code }: সার্ভারের এখন সময় নেই
fault-gateway = { $code } বা { $other }: মাঝের গেটওয়ে হাল ছাড়ে
fault-too-many = { $code }: খুব বেশি রিকোয়েস্ট
fault-cut-off = রিকোয়েস্টের মাঝপথে কানেকশন ছিঁড়ে যায়
fault-request-timeout = { $code }: রিকোয়েস্ট আসছে বড় ধীরে
fault-closed = অলস কানেকশন সার্ভার বন্ধ করে দেয়
fault-keys-lost = রেসপন্স হারায়, সার্ভার key ভুলে যায়
fault-neighbour = ঠিক আগে অন্য কেউ একই কাজ করে
about-none = সাধারণ নেটওয়ার্ক: কিছু হারায় না, কিছু দুবারও আসে না।
about-request-lost = সার্ভার কিছু জানতেই পারে না। ক্লায়েন্টও কিছু শোনে না।
about-response-lost = সার্ভার কাজটি করে ফেলে। ক্লায়েন্ট কিছু শোনে না, যেন রিকোয়েস্ট পৌঁছায়ইনি।
about-duplicated = নেটওয়ার্ক দুটি কপি পৌঁছে দেয়; ক্লায়েন্ট পড়ে একটি রেসপন্স।
about-delayed-copy = রিকোয়েস্ট পৌঁছায়, রেসপন্সও আসে। তবে একটি কপি পথে ঘুরতে থাকে আর আপনার পরের রিকোয়েস্টের পরে গিয়ে আবার পৌঁছায়।
about-overtaken = আপনি দুটি রিকোয়েস্ট পাঠান; পরেরটি আগে পৌঁছায়।
about-crash-before = রিকোয়েস্ট হাতে নিয়েই সার্ভার বসে যায়: কিছুই লেখা হয়নি।
about-crash-after = সার্ভার লিখে ফেলেছে, কিন্তু জানানোর আগেই বসে যায়।
about-crash-between = আইটেমটি লেখা হয়, কিন্তু তার কালেকশনের তালিকা আর key-এর হিসাব লেখা হয় না।
about-slow = সার্ভারের কাজ চলতে চলতেই ক্লায়েন্ট হাল ছাড়ে; সার্ভার তবু কাজ শেষ করে।
about-unavailable = কিছুই করা হয়নি, আর কখন আবার আসতে হবে তা Retry-After জানায়।
about-gateway = উত্তর দেয় মাঝের একটি মেশিন। সার্ভার কী করেছে, সে তা জানে না।
about-too-many = কিছুই করা হয়নি: সার্ভার একটু ধীরে পাঠাতে বলছে।
about-cut-off = আধখানা রিকোয়েস্ট রিকোয়েস্টই নয়: সার্ভারের তা নিয়ে কিছু করা মানা।
about-request-timeout = সার্ভার পুরো রিকোয়েস্টের জন্য অপেক্ষা করে শেষে কিছুই করেনি।
about-closed = কানেকশনটি খোলা ছিল, কাজ ছিল না। রিকোয়েস্ট পথে থাকতেই তা বন্ধ হয়ে যায়।
about-keys-lost = সার্ভার কাজটি করে, তারপর আপনি আবার পাঠানোর আগেই সব idempotency key ভুলে যায়।
about-neighbour = আপনার রিকোয়েস্টের এক মুহূর্ত আগে অন্য ক্লায়েন্টের একই রিকোয়েস্ট পৌঁছায়।
retry-never = আর পাঠায় না
retry-idempotent-only = মেথড idempotent হলে আবার পাঠায়
retry-always = সব সময় আবার পাঠায়
retry-same-key = একই Idempotency-Key দিয়ে আবার পাঠায়
retry-new-key = প্রতিবার নতুন key দিয়ে আবার পাঠায়

## একটি মেসেজের পথ: আপনি, পথ, সার্ভার

do-journey = এই মেসেজের পথ, ধাপে ধাপে
key-journey = এর পথ
key-pause = থামান
key-play = চালান
key-steps = ধাপ
key-to-end = শেষে
side-you = আপনি
side-peer = অন্য ক্লায়েন্ট
side-wire = পথে
side-server = সার্ভার
event-sends-again = { $n } নম্বর চেষ্টা
event-copy = এর একটি কপি
event-request-lost = রিকোয়েস্ট হারিয়ে গেল
event-duplicated = এখন পথে দুটি কপি
event-held-back = পথে আটকে রইল
event-cut-off = কানেকশন ছিঁড়ে গেল
event-connection-closed = কানেকশন বন্ধ হয়ে গেল
event-arrives = পৌঁছাল
event-arrives-late = #{ $n }-এর কপি পৌঁছাল
event-begins = কাজ শুরু করল …
event-made = { $target } নতুন
event-replaced = { $target } বদলে গেল
event-unchanged = { $target } যেমন ছিল
event-removed = { $target } আর নেই
event-done = কাজ হলো
event-half = আধখানা লেখা: আইটেম আছে, তালিকায় নেই
event-read = শুধু পড়ল, কিছু বদলায়নি
event-replayed = এই key চেনা: প্রথম রেসপন্সই আবার, কাজ আর হয়নি
event-refused = ফিরিয়ে দিল, কিছুই হয়নি
event-crashes = ক্র্যাশ করল
event-restarts = আবার চালু
event-forgets-keys = সব key ভুলে গেছে
event-neighbour = অন্য কেউ: { $line } → { $status }
event-gateway = গেটওয়ে বলল { $status }
event-answers = রেসপন্স { $status }
event-response-lost = রেসপন্স হারিয়ে গেল
event-hears = { $status } এল
event-not-waited-for = { $status } এল; অপেক্ষায় কেউ নেই
event-timeout = রেসপন্স নেই; আর কত অপেক্ষা
event-closed = রেসপন্স নেই; কানেকশন বন্ধ
event-not-yet = রেসপন্সের অপেক্ষায় থাকেনি
event-waits = { $seconds } সেকেন্ড অপেক্ষা
event-waits-told = { $seconds } সেকেন্ড অপেক্ষা, Retry-After-এর কথামতো
event-retries-idempotent = আবার: মেথডটি idempotent
event-retries-not-applied = আবার: রেসপন্স বলছে কিছুই হয়নি
event-retries-same-key = আবার, একই key দিয়ে
event-retries-always = আবার, যা-ই হোক
event-retries-new-key = আবার, নতুন key দিয়ে
event-stops-never = আর পাঠায় না
event-stops-not-idempotent = আর পাঠায় না: idempotent নয়, কাজটি হয়তো হয়ে গেছে
event-stops-failed-retry = আর পাঠায় না: একবার রিট্রাই-ই যথেষ্ট
event-stops-enough = হাল ছাড়ল
knows = আপনি যা জানেন
knows-peer = অন্য ক্লায়েন্ট যা জানে
knows-nothing-yet = রেসপন্স এখনো আসেনি।
knows-no-answer = রেসপন্স নেই। কাজটি হয়ে থাকতে পারে, না-ও পারে: এখান থেকে তা বোঝা যায় না।
truth = আসলে যা সত্যি
truth-nothing = কাজটি একবারও হয়নি।
truth-done = কাজটি { $n } বার হয়েছে।
truth-of-attempts = পাঠানো হয়েছে { $n } বার।

## সব শাখার সব ধাপ

do-history = এ পর্যন্ত সব ধাপ, আর কোনটিতে কী বদলেছে
key-history = সব ধাপ
key-go-there = সেখানে যান
history-start = শুরু: তখনো কিছু পাঠানো হয়নি
history-curl = curl থেকে
history-peer = অন্য ক্লায়েন্টের
history-from = #{ $n }-এর পর থেকে

## দ্বিতীয় ক্লায়েন্ট

do-peer = অন্য ক্লায়েন্ট কিছু করুক
peer-acted = অন্য ক্লায়েন্ট এইমাত্র { $line } পাঠাল।
peer-idle = অন্য ক্লায়েন্টের করার কিছু নেই: বদলানোর মতো কোনো রিসোর্স এখনো হয়নি।

## প্রমাণ

proof-state = অবস্থা { $state }
proof-differences = একবারের তুলনায় { $times } বারে যা আলাদা
proof-broken = { $method }-এর কথা হলো, বারবার পাঠালেও প্রভাব একবারেরই সমান। এই সার্ভার সে কথা রাখে না।

## curl, আর স্যান্ডবক্সের সার্ভার

do-curl = রিকোয়েস্টটি curl কমান্ড হিসেবে, কপি করা
key-curl = curl
title-curl = রিকোয়েস্টটি curl কমান্ড হিসেবে
curl-copied = curl কমান্ডটি কপি হয়েছে, টার্মিনাল অনুমতি দিলে।
curl-paste-it = আরেকটি জানালায় পেস্ট করুন: উত্তর দেবে এই পর্দার সার্ভারই।
curl-nobody-listens = এটি শুধু কমান্ডের চেহারা: সার্ভারটি এখনো বাইরের রিকোয়েস্ট নিচ্ছে না। { $key } চাপলে অন্য জানালার জন্য খুলবে, আর কমান্ডে পোর্টও বসবে।
curl-not-a-request = এটি এখনো HTTP রিকোয়েস্ট হয়নি, তাই এর curl কমান্ডও নেই।
do-scenes = স্যান্ডবক্সের জন্য অন্য সার্ভার
scene-one-user = চেনা সার্ভার, একজন ইউজার আছে
scene-no-users = চেনা সার্ভার, কেউ নেই
scene-async = “নিলাম” বলে, কাজ করে পরে
scene-busy = শুরুতে সময় নেই
scene-counting = অদ্ভুত এক সার্ভার: এখানে একটি PUT প্রমাণ করে দেখুন
scene-lenient-if-match = একই If-Match দিয়ে দুবার PUT এলে মেনে নেয়
scene-normalising = যা পায় তা বদলে নিয়ে রাখে
scene-not-acceptable = যে মিডিয়া টাইপ চাওয়া হয়, ঠিক সেটি না হলে দেয় না
scene-require-preconditions = না দেখে ওভাররাইট করতে দেয় না
scene-tombstones = কী মোছা হয়েছে, মনে রাখে
