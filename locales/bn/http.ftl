# রেসপন্সের মানে: স্ট্যাটাস কী বলে, সার্ভার কেন নেয়নি, লেখাটি কেন রিকোয়েস্ট নয়। আগে কী হয়েছে, তারপর কী করতে হবে।

## স্ট্যাটাসের পাশে, যেমন 204 No Content: সর্বোচ্চ ৩০ ঘর

status-200 = সব ঠিক আছে
status-201 = নতুন রিসোর্স তৈরি হয়েছে
status-202 = নেওয়া হয়েছে; কাজ এখনো বাকি
status-204 = সফল; রেসপন্সে বডি নেই
status-303 = Location-এর URI-তে গিয়ে দেখুন
status-304 = বদলায়নি; নিজের কপিটিই চলবে
status-308 = স্থায়ীভাবে অন্য URI-তে সরেছে
status-400 = রিকোয়েস্টে ভুল আছে
status-404 = এই URI-তে কিছু পাওয়া যায়নি
status-405 = এই রিসোর্সে মেথডটি চলে না
status-406 = যেমনটি চান, তেমনটি এখানে নেই
status-408 = রিকোয়েস্ট সময়মতো আসেনি
status-409 = এখনকার অবস্থার সঙ্গে খাপ খায় না
status-410 = আগে ছিল, মুছে ফেলা হয়েছে
status-411 = Content-Length দিতে হবে
status-412 = পূর্বশর্ত মেলেনি
status-413 = বডি খুব বড়
status-414 = URI খুব লম্বা
status-415 = এই মিডিয়া টাইপ নেওয়া হয় না
status-421 = রিকোয়েস্ট ভুল সার্ভারে এসেছে
status-422 = গঠন ঠিক, বিষয়বস্তু চলে না
status-428 = পূর্বশর্ত দিতে হবে
status-429 = খুব বেশি রিকোয়েস্ট আসছে
status-431 = হেডার খুব বড়
status-501 = সার্ভার এই মেথড জানে না
status-502 = পেছনের সার্ভারের ভুল রেসপন্স
status-503 = সার্ভার এখন সেবা দিতে পারছে না
status-504 = পেছন থেকে রেসপন্স সময়ে আসেনি
status-505 = HTTP-র এই ভার্সন চলে না
status-1xx = চূড়ান্ত রেসপন্স এখনো আসেনি
status-2xx = সফল
status-3xx = আরও একটি ধাপ লাগবে
status-4xx = ক্লায়েন্টের ত্রুটি
status-5xx = সার্ভারের ত্রুটি
status-none = HTTP-তে এমন স্ট্যাটাস কোড নেই

## সার্ভার কেন নেয়নি

problem-bad-request = এটি HTTP রিকোয়েস্ট হিসেবে পড়া যাচ্ছে না। শুরুতে PUT /users/1 HTTP/1.1-এর মতো একটি লাইন, তারপর হেডার, খালি লাইন আর বডি দিন।
problem-bad-request-at = { $line } নম্বর লাইনের { $column } নম্বর অক্ষর থেকে রিকোয়েস্টটি আর পড়া যাচ্ছে না। জায়গাটি ঠিক করে আবার পাঠান।
problem-bad-host = রিকোয়েস্টে ঠিক একটি Host হেডার থাকে, আর তাতে থাকে সার্ভারের নাম। একটিমাত্র Host দিয়ে আবার পাঠান।

# $found (wire) যে Host পাঠানো হয়েছে
problem-misdirected = { $found } এই সার্ভারের নাম নয়। রিকোয়েস্টটি localhost-এ পাঠান।

problem-target-too-long = সার্ভার যতটা পড়ে, URI তার চেয়ে লম্বা। ডেটা বডিতে দিন।
problem-fields-too-large = সার্ভার যতটা পড়ে, হেডারগুলো তার চেয়ে বড়। হেডার কমিয়ে বা ছোট করে আবার পাঠান।

# $found, $limit (numbers) মাপ, বাইটে
problem-content-too-large = বডি { $found } বাইটের, অথচ সার্ভার নেয় সর্বোচ্চ { $limit } বাইট। ছোট করে আবার পাঠান।

# $expected (wire) HTTP/1.1
problem-version-not-supported = HTTP-র এই ভার্সন সার্ভার জানে না। রিকোয়েস্ট লাইনের শেষে { $expected } লিখুন।


# $expected (wire) chunked
problem-unknown-coding = বডি যে transfer coding-এ এসেছে, সার্ভার তা জানে না। শুধু { $expected } দিয়ে পাঠান।

# $found (wire) যে মেথড পাঠানো হয়েছে
problem-unknown-method = সার্ভার { $found } মেথড জানে না। GET, HEAD, PUT, POST, PATCH, DELETE বা OPTIONS ব্যবহার করুন।
problem-method-case = ছোট হাতের আর বড় হাতের অক্ষরে লেখা মেথড আলাদা। { $found } নয়, { $expected } লিখুন।
problem-bad-target = { $found } পাথ হিসেবে পড়া যাচ্ছে না। শুরুতে স্ল্যাশ দিয়ে এভাবে লিখুন: /users/1
problem-bad-percent-encoding = { $found } পাথে একটি % চিহ্ন একা পড়ে আছে। প্রতিটি % চিহ্নের পরে দুটি হেক্স অঙ্ক থাকে: /John%20Doe
problem-target-not-utf8 = { $found } পাথে % দিয়ে যা এনকোড করা, তা UTF-8 নয়। লেখাটি UTF-8 ধরে এনকোড করুন: /John%20Doe
problem-control-in-target = { $found } পাথে একটি অদৃশ্য অক্ষর এনকোড করা আছে, পাথে তা চলে না। সেটি বাদ দিন।

# $found (wire) যে পাথে রিকোয়েস্ট গেছে
problem-no-such-collection = { $found } ঠিকানায় কোনো কালেকশন নেই। সার্ভারের তালিকায় মোটা অক্ষরের ঠিকানাগুলোই শুধু কালেকশন।
problem-no-collection-yet = { $parent } না থাকলে { $found }-ও থাকে না। আগে PUT দিয়ে { $parent } তৈরি করুন।
problem-no-such-item = { $found } ঠিকানায় কিছু নেই। PUT দিয়ে সেখানে তৈরি করা যায়; কী কী আছে, GET { $collection } পাঠিয়ে জেনে নিন।

problem-gone = { $found } ঠিকানায় আগে যা ছিল, তা মুছে ফেলা হয়েছে। PUT দিয়ে আবার তৈরি করা যায়।
problem-not-acceptable = Accept-এ চাওয়া হয়েছে { $found }, কিন্তু এখানে আছে শুধু { $expected }। Accept-এ সেটিই লিখুন, নয়তো হেডারটি বাদ দিন।

# $allow (wire) যে মেথডগুলো এখানে চলে: GET, HEAD, PUT
problem-method-not-allowed = এই রিসোর্সে { $found } চলে না। যা যা চলে: { $allow }।
problem-repeated-field = { $field } হেডারটি একবারই দেওয়া যায়। একটি রেখে বাকিগুলো বাদ দিন।
problem-bad-media-type = Content-Type-এ লেখা { $found } কোনো মিডিয়া টাইপ নয়। সেখানে { $expected }-এর মতো কিছু লিখুন।
problem-unsupported-media-type = Content-Type-এ লেখা { $found }, কিন্তু এই রিসোর্স নেয় { $expected }। বডি সেই টাইপে লিখুন, Content-Type-এও সেই টাইপ দিন।
problem-unsupported-patch = PATCH-এর বডি কোন ধরনের, Content-Type-এ তা লিখতে হয়। এই হেডার দিয়ে আবার পাঠান: Content-Type: { $expected }
problem-patch-needs-json = এখানে রাখা আছে { $found }, আর এই PATCH শুধু JSON বদলায়। PUT দিয়ে পুরোটা প্রতিস্থাপন করুন।
problem-bad-patch = এই JSON Patch-এর { $found } নম্বর অপারেশনটি ঠিক নয়। প্যাচ হয় এমন তালিকা: { $expected }
problem-patch-conflict = { $found }-এ যা আছে, তাতে এই বদল খাটে না। তাই সার্ভার কিছুই করেনি। আগে GET পাঠিয়ে দেখে নিন।
problem-unsupported-encoding = বডিটি { $found } দিয়ে এনকোড করা, আর সার্ভার তা খুলতে পারে না। Content-Encoding ছাড়া সাধারণ বডি পাঠান।
problem-partial-put = PUT পুরোটাই প্রতিস্থাপন করে, তাই শুধু একটি অংশ সার্ভার নেয় না। Content-Range বাদ দিয়ে পুরোটা পাঠান।
problem-missing-parent = { $parent } না থাকলে { $found } রাখার জায়গা নেই। আগে PUT { $parent } পাঠান, তারপর এটি আবার পাঠান।

# $found (wire) যে Idempotency-Key পাঠানো হয়েছে
problem-bad-idempotency-key = { $field }-এর মান নিজে বানিয়ে জোড়া উদ্ধৃতিচিহ্নের ভেতরে লিখতে হয়; { $found } তেমন নয়। এভাবে লিখুন: { $field }: "k1"
problem-key-reused = { $found } key দিয়ে আগে অন্য বডি এসেছে। সেই রিকোয়েস্টটিই হুবহু পাঠান, নয়তো এটির জন্য নতুন key নিন।
problem-key-in-progress = { $found } key নিয়ে আসা প্রথম রিকোয়েস্টটির কাজ এখনো চলছে। একটু অপেক্ষা করুন, তারপর আবার পাঠান।
problem-request-timeout = পুরো রিকোয়েস্টটি সময়মতো পৌঁছায়নি, তাই সার্ভার কিছুই করেনি। আবার পাঠান।
problem-too-many-requests = অল্প সময়ে খুব বেশি রিকোয়েস্ট এসেছে, তাই সার্ভার কিছুই করেনি। একটু অপেক্ষা করে আবার পাঠান।
problem-unavailable = সার্ভার এখন রিকোয়েস্ট নিচ্ছে না, এটিও নেয়নি। একটু অপেক্ষা করে আবার পাঠান।
problem-bad-gateway = গেটওয়ের পেছনের সার্ভার থেকে ঠিকঠাক রেসপন্স আসেনি। কাজটি হয়েছে কি না, জানার উপায় নেই। আবার POST করার আগে দেখে নিন।
problem-gateway-timeout = গেটওয়ের পেছনের সার্ভার সময়মতো রেসপন্স দেয়নি। কাজটি হয়েছে কি না, জানার উপায় নেই। আবার POST করার আগে দেখে নিন।

# $field (wire) শর্তের হেডার; $expected (wire) তার মান; $found (wire) এখনকার ETag
problem-precondition-failed = { $field } চায় { $expected }, কিন্তু ETag এখন { $found }। কিছু বদলায়নি; আগে GET করে দেখুন, তারপর সিদ্ধান্ত নিন।
problem-precondition-absent = { $field } চায় { $expected }, কিন্তু এখানে কিছুই নেই। তৈরি করতে চাইলে হেডারটি বাদ দিন।
problem-changed-since = { $expected }-এর পরে রিসোর্সটি বদলেছে, তাই { $field }-এর শর্ত মেলেনি। আগে GET করে দেখুন, তারপর সিদ্ধান্ত নিন।
problem-already-exists = If-None-Match: * মানে ‘না থাকলে তবেই’, অথচ এখানে আগে থেকেই কিছু আছে। তবু করতে চাইলে হেডারটি বাদ দিন।
problem-same-version = { $field } মানে ‘{ $found } না হলে তবেই’, অথচ ETag এখন সেটিই। তবু করতে চাইলে হেডারটি বাদ দিন।

problem-precondition-required = না দেখে কিছু বদলানো এখানে চলে না। আগে GET করুন, তারপর সেই রেসপন্সের ETag দিয়ে { $field } লিখে আবার পাঠান।
problem-empty-content = বডি খালি, তাই রাখার মতো কিছু নেই। ইউজারের বেলায় বডিতে { "{" }"name": "Rima"{ "}" }-এর মতো কিছু লিখে আবার পাঠান।
problem-not-utf8 = { $line } নম্বর লাইনের { $column } নম্বর অক্ষরটি UTF-8 নয়। UTF-8-এ লিখে আবার পাঠান।
problem-json-syntax = { $line } নম্বর লাইনের { $column } নম্বর অক্ষরের কাছে JSON-এর গঠনে ভুল আছে। কমা, কোলন আর উদ্ধৃতিচিহ্ন দেখুন; সার্ভারে কিছু বদলায়নি।
problem-json-incomplete = { $line } নম্বর লাইনে এসে JSON শেষ না হয়েই থেমে গেছে। খোলা উদ্ধৃতিচিহ্ন আর বন্ধনীগুলো বন্ধ করুন।
# unused: column
problem-json-comment = { $line } নম্বর লাইনে একটি মন্তব্য আছে। JSON-এ মন্তব্য লেখা যায় না, তাই সেটি মুছে আবার পাঠান।
problem-json-too-deep = { $line } নম্বর লাইনে এসে JSON-এর স্তর খুব বেশি হয়ে গেছে, একটির ভেতরে আরেকটি। স্তর কমিয়ে আবার পাঠান।
problem-json-duplicate-member = একই object-এ “{ $found }” ফিল্ডটি দুবার আছে, দ্বিতীয়বার { $line } নম্বর লাইনে। যেকোনো একটি রাখুন।

# $found (wire) JSON-এর যে ধরনের মান এসেছে: array, string, number, boolean, null
problem-not-an-object = বডিটি বৈধ JSON, কিন্তু তার ধরন { $found }। এখানে এমন একটি object লাগে: { "{" }"name": "Rima"{ "}" }
problem-id-mismatch = বডিতে "id" হলো { $found }, অথচ URI-তে { $expected }। দুটি এক করে দিন, নয়তো বডি থেকে "id" বাদ দিন।

## লেখাটি কেন রিকোয়েস্ট নয়

reason-empty = এখনো কোনো রিকোয়েস্ট লেখা হয়নি। এমন একটি লাইন দিয়ে শুরু করুন: GET /users HTTP/1.1
reason-no-request-line = { $line } নম্বর লাইনেই বডি, কিন্তু রিকোয়েস্ট লাইন নেই। সবার ওপরে PUT /users/1 HTTP/1.1 লিখুন।
reason-protocol-first = { $line } নম্বর লাইনের শুরুতে HTTP, অথচ মেথড আগে আর ভার্সন শেষে। এভাবে লিখুন: PUT /users/1 HTTP/1.1
reason-method = { $line } নম্বর লাইন শুরু হবে মেথড দিয়ে, যেমন GET, PUT বা POST। { $column } নম্বর অক্ষরটি দেখুন।
reason-no-target = { $line } নম্বর লাইনে মেথডের পরে URI নেই। এভাবে লিখুন: GET /users HTTP/1.1
reason-target-form = { $line } নম্বর লাইনে URI শুরু হবে স্ল্যাশ দিয়ে। এভাবে লিখুন: PUT /users/1 HTTP/1.1
reason-target-character = { $line } নম্বর লাইনের { $column } নম্বর অক্ষরটি URI-তে সরাসরি লেখা যায় না। এনকোড করুন, যেমন ক-এর বদলে লিখুন: %E0%A6%95
reason-target-space = { $line } নম্বর লাইনের { $column } নম্বর জায়গায় URI-র ভেতরে ফাঁক আছে। ফাঁকের বদলে %20 (/users/John%20Doe) লিখুন।
reason-fragment = # চিহ্ন থেকে শুরু করে বাকিটা সার্ভারে যায়ই না। { $line } নম্বর লাইনের { $column } নম্বর অক্ষর থেকে বাকিটা বাদ দিন।
reason-target-too-long = { $line } নম্বর লাইনের URI খুব লম্বা। ডেটা বডিতে দিন।
reason-no-version = { $line } নম্বর লাইনের শেষে ভার্সন লাগে। এভাবে লিখুন: PUT /users/1 HTTP/1.1
reason-version = { $line } নম্বর লাইনে URI-র পরে শুধু ভার্সন থাকতে পারে। { $column } নম্বর অক্ষর থেকে বড় হাতের অক্ষরে HTTP/1.1 লিখুন।
reason-version-unsupported = এভাবে লেখা যায় শুধু HTTP/1.1 আর HTTP/1.0। { $line } নম্বর লাইনের শেষে HTTP/1.1 লিখুন।
reason-extra-words = { $line } নম্বর লাইন শেষ হবে ভার্সন দিয়ে। { $column } নম্বর অক্ষর থেকে বাকিটা বাদ দিন।
reason-spaces = { $line } নম্বর লাইনের { $column } নম্বর জায়গায় একটি বাড়তি ফাঁক আছে। দুই শব্দের মাঝে একটিই ফাঁক থাকে, শুরুতে বা শেষে একটিও নয়।
reason-no-host = HTTP/1.1-এ Host হেডার লাগে। { $line } নম্বর লাইন হিসেবে Host: 127.0.0.1 বসান।
reason-two-hosts = { $line } নম্বর লাইনে Host হেডার দ্বিতীয়বার এসেছে। একটিই রাখুন।
reason-host-value = Host-এ থাকে শুধু নাম, চাইলে পোর্টও। { $line } নম্বর লাইনে শুধু Host: 127.0.0.1 রাখুন; বডির কিছু এসে পড়লে নিচের লাইনে নামান।
reason-no-colon = { $line } নম্বর লাইনে কোলন নেই। হেডার লেখা হয় এভাবে: Content-Type: application/json
reason-no-empty-line = { $line } নম্বর লাইনে বডি শুরু, কিন্তু বডির আগে খালি লাইন নেই। ঠিক আগে একটি খালি লাইন দিন।
reason-header-not-ended = শেষ হেডারের পরে একটি খালি লাইন লাগে। { $line } নম্বর লাইনটি খালি রাখুন।
reason-space-before-colon = { $line } নম্বর লাইনে কোলনের আগে ফাঁক আছে। মুছে এভাবে লিখুন: Host: 127.0.0.1
reason-field-name = { $line } নম্বর লাইনে কোলনের আগে হেডারের নাম থাকবে, যেমন Content-Type। { $column } নম্বর অক্ষরটি দেখুন।
reason-field-value = { $line } নম্বর লাইনের { $column } নম্বর জায়গায় একটি অদৃশ্য অক্ষর আছে। হেডারে তা চলে না, মুছে ফেলুন।
reason-folded-line = { $line } নম্বর লাইনের শুরুতে ফাঁক আছে, অথচ হেডারের আগে ফাঁক চলে না। ফাঁকটি মুছে ফেলুন।
reason-too-many-fields = হেডার খুব বেশি হয়ে গেছে। { $line } নম্বর লাইন থেকে কিছু বাদ দিন।
reason-content-length = Content-Length একটিমাত্র সংখ্যা, আর তা একবারই দেওয়া যায়। { $line } নম্বর লাইনটি ঠিক করুন, নয়তো বাদ দিন।
reason-content-length-differs = { $line } নম্বর লাইনে Content-Length: { $said }, কিন্তু বাইটে বডির মাপ তা নয়। এভাবে লিখুন: Content-Length: { $found }
reason-transfer-encoding = এখানে বডি যেমন লেখা তেমনই পাঠানো হয়, তাই Transfer-Encoding লাগে না। { $line } নম্বর লাইনটি বাদ দিন।

# $typed (wire) যে ঠিকানা টাইপ করা হয়েছে, $sent (wire) যা পাঠানো হয়েছে, $latin (wire) ইংরেজি অঙ্কে লেখা একই ঠিকানা
foreign-digits = { $typed } পাঠানো হয়েছে { $sent } হিসেবে। ঠিকানায় শুধু ইংরেজি অঙ্কই সংখ্যা; হয়তো { $latin } লিখতে চেয়েছিলেন।
