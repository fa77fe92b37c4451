# What an answer means: the status, why the server refused, why a text is no request. First what is, then what to do.

## Beside a status such as 204 No Content: 30 cells at most

status-200 = all is well
status-201 = a new resource was created
status-202 = taken in, but not done yet
status-204 = done; the response has no body
status-303 = look at the URI in Location
status-304 = not changed; keep your copy
status-308 = moved for good to another URI
status-400 = a mistake in the request
status-404 = nothing is at this URI
status-405 = not a method of this resource
status-406 = nothing here that you accept
status-408 = the request took too long
status-409 = does not fit the current state
status-410 = it was here and is deleted
status-411 = Content-Length is needed
status-412 = the precondition does not hold
status-413 = the body is too large
status-414 = the URI is too long
status-415 = this media type is not taken
status-421 = sent to the wrong server
status-422 = well formed, but no use here
status-428 = a precondition is needed
status-429 = too many requests
status-431 = the headers are too large
status-501 = the server lacks this method
status-502 = no proper answer from behind
status-503 = not available just now
status-504 = no answer from behind in time
status-505 = this HTTP version is not taken
status-1xx = the final response is to come
status-2xx = success
status-3xx = one more step is needed
status-4xx = an error of the client
status-5xx = an error of the server
status-none = HTTP has no such status code

## Why the server refused

problem-bad-request = This cannot be read as HTTP. Begin with a line such as PUT /users/1 HTTP/1.1; then come headers, an empty line and the body.
problem-bad-request-at = From line { $line }, character { $column } on this cannot be read as HTTP. Put that place right and send it again.
problem-bad-host = A request has exactly one Host header, and it names the server. Send it again with one.

# $found (wire) the Host that was sent
problem-misdirected = { $found } is not this server. Send the request to localhost.

problem-target-too-long = The URI is longer than the server reads. Put the data into the body.
problem-fields-too-large = The headers are larger than the server reads. Send fewer or shorter ones.

# $found, $limit (numbers) sizes in bytes
problem-content-too-large = The body has { $found } bytes, and the server takes { $limit } at most. Make it smaller and send it again.

# $expected (wire) HTTP/1.1
problem-version-not-supported = The server does not speak this version of HTTP. Write { $expected } at the end of the request line.


# $expected (wire) chunked
problem-unknown-coding = The server does not know the transfer coding of this body. Send it { $expected } and nothing else.

# $found (wire) the method that was sent
problem-unknown-method = The server does not know the method { $found }. Use GET, HEAD, PUT, POST, PATCH, DELETE or OPTIONS.
problem-method-case = Small and capital letters make different methods. Write { $expected }, not { $found }.
problem-bad-target = The server cannot read { $found } as a path. Begin it with a slash, as in: /users/1
problem-bad-percent-encoding = In { $found } a % stands alone. After each % come two hex digits, as in: /John%20Doe
problem-target-not-utf8 = What is percent-encoded in { $found } is not UTF-8. Encode the text as UTF-8, as in: /John%20Doe
problem-control-in-target = There is an encoded control character in { $found }, which no path takes. Leave it out.

# $found (wire) the path that was asked for
problem-no-such-collection = There is no collection for { $found }. Only what stands in bold in the server's list is a collection.
problem-no-collection-yet = Without { $parent } there is no { $found }. Create { $parent } with PUT first.
problem-no-such-item = There is nothing at { $found }. PUT can create it; GET { $collection } shows what is there.

problem-gone = { $found } was here once and is deleted. PUT can create it again.
problem-not-acceptable = Accept asks for { $found }, but here is only { $expected }. Ask for that, or take the header out.

# $allow (wire) the methods that the target takes: GET, HEAD, PUT
problem-method-not-allowed = { $found } does not work on this resource. What works is { $allow }.
problem-repeated-field = The header { $field } may come only once. Keep one and take the others out.
problem-bad-media-type = The Content-Type { $found } is no media type. Write { $expected }, for example.
problem-unsupported-media-type = The Content-Type is { $found }, but this resource takes { $expected }. Write the body as that, and say so in Content-Type.
problem-unsupported-patch = What kind of body a PATCH has must stand in its Content-Type. Send it with this header: Content-Type: { $expected }
problem-patch-needs-json = What is stored here is { $found }, and this PATCH changes only JSON. Replace the whole with PUT.
problem-bad-patch = Operation { $found } of this JSON Patch is none. A patch is a list like this: { $expected }
problem-patch-conflict = At { $found } there is nothing that this patch could change like this, so the server did nothing. Look with a GET first.
problem-unsupported-encoding = The body is encoded as { $found }, which the server does not undo. Send it plain, without Content-Encoding.
problem-partial-put = PUT replaces the whole, so the server takes no part of it. Leave Content-Range out and send everything.
problem-missing-parent = { $found } has no place as long as { $parent } is missing. PUT { $parent } first, then send this again.

# $found (wire) the Idempotency-Key that was sent
problem-bad-idempotency-key = { $field } is a text of your own in double quotes, not { $found }. Write { $field }: "k1", for example.
problem-key-reused = The key { $found } came with another body before. Send that request as it was, or take a new key for this one.
problem-key-in-progress = The server is still working on the first request with the key { $found }. Wait a moment, then send it again.
problem-request-timeout = The request did not arrive whole in time, so the server did nothing. Send it again.
problem-too-many-requests = Too many requests came in a short time, so the server did nothing. Wait a little, then send it again.
problem-unavailable = The server takes no requests just now, and it did nothing. Wait a little, then send it again.
problem-bad-gateway = The server behind the gateway gave no proper answer. Whether it acted, nobody knows: look before you repeat a POST.
problem-gateway-timeout = The server behind the gateway gave no answer in time. Whether it acted, nobody knows: look before you repeat a POST.

# $field (wire) the header with the condition; $expected (wire) its value; $found (wire) the ETag of now
problem-precondition-failed = { $field } wants { $expected }, but the ETag is { $found } now. Nothing was changed: GET it, look, then decide.
problem-precondition-absent = { $field } wants { $expected }, but nothing is here. To create it, take the header out.
problem-changed-since = The resource has changed since { $expected }, so { $field } does not hold. GET it, look, then decide.
problem-already-exists = If-None-Match: * means “only if nothing is there”, but something is. To do it all the same, take the header out.
problem-same-version = { $field } means “not if it is { $found }”, and that is what it is. To do it all the same, take the header out.

problem-precondition-required = Here nobody changes what they have not seen. GET it first, then send this again with { $field } and the ETag of that response.
problem-empty-content = The body is empty, so there is nothing to store. Write one, such as { "{" }"name": "Rima"{ "}" } for a user, and send it again.
problem-not-utf8 = What stands at line { $line }, character { $column } is not UTF-8. Write the text as UTF-8 and send it again.
problem-json-syntax = Near line { $line }, character { $column } this stops being JSON. Look at commas, colons and quotes; nothing has changed on the server.
problem-json-incomplete = The JSON stops in line { $line } before it is complete. Close every quote and bracket that is open.
# unused: column
problem-json-comment = There is a comment in line { $line }. JSON has no comments, so take it out and send it again.
problem-json-too-deep = In line { $line } the JSON has too many levels, one inside the other. Make it flatter.
problem-json-duplicate-member = One object has the field “{ $found }” twice, the second time in line { $line }. Keep one of the two.

# $found (wire) the kind of JSON value that was sent: array, string, number, boolean, null
problem-not-an-object = The body is valid JSON, but its kind is { $found }. Here an object is needed, such as this: { "{" }"name": "Rima"{ "}" }
problem-id-mismatch = In the body "id" is { $found }, in the URI it is { $expected }. Make them equal, or take "id" out of the body.

## Why a text is no request

reason-empty = There is no request yet. Begin with a line like this: GET /users HTTP/1.1
reason-no-request-line = Line { $line } is body already, but the request line is missing. Put PUT /users/1 HTTP/1.1 at the top.
reason-protocol-first = Line { $line } begins with HTTP, but the method comes first and the version last: PUT /users/1 HTTP/1.1
reason-method = Line { $line } should begin with a method such as GET, PUT or POST. Look at character { $column }.
reason-no-target = Line { $line } has no URI after the method. Write it like this: GET /users HTTP/1.1
reason-target-form = In line { $line } the URI should begin with a slash: PUT /users/1 HTTP/1.1
reason-target-character = Character { $column } of line { $line } cannot stand in a URI as it is. Percent-encode it, as ক becomes: %E0%A6%95
reason-target-space = The URI has a space at character { $column } of line { $line }. Write %20 there, like this: /users/John%20Doe
reason-fragment = What begins with # is never sent to the server. Take it out of line { $line }, from character { $column } on.
reason-target-too-long = The URI in line { $line } is too long. Put the data into the body.
reason-no-version = Line { $line } needs the version at its end: PUT /users/1 HTTP/1.1
reason-version = After the URI, at character { $column } of line { $line }, only the version may stand. Write HTTP/1.1 there, in capitals.
reason-version-unsupported = Only HTTP/1.1 and HTTP/1.0 are written as text like this. Put HTTP/1.1 at the end of line { $line }.
reason-extra-words = Line { $line } ends with the version. Take out what comes after it, from character { $column } on.
reason-spaces = There is a space too many at character { $column } of line { $line }. One stands between two words, none at the ends.
reason-no-host = HTTP/1.1 needs a Host header. Put Host: 127.0.0.1 in as line { $line }.
reason-two-hosts = Line { $line } is a second Host header. Keep only one.
reason-host-value = Host takes a name and perhaps a port, nothing else. Leave only Host: 127.0.0.1 in line { $line }; if the body begins there, move it below.
reason-no-colon = Line { $line } has no colon. A header looks like this: Content-Type: application/json
reason-no-empty-line = The body begins in line { $line }, but there is no empty line before it. Put one there.
reason-header-not-ended = After the last header comes an empty line. Make line { $line } empty.
reason-space-before-colon = In line { $line } there is a space before the colon. Take it out, so that it reads like this: Host: 127.0.0.1
reason-field-name = Line { $line } needs the name of a header before the colon, such as Content-Type. Look at character { $column }.
reason-field-value = Something invisible stands at character { $column } of line { $line }. No header takes it: delete it.
reason-folded-line = Line { $line } begins with a space, which no header does. Take the space out.
reason-too-many-fields = There are too many headers. Take some out, from line { $line } on.
reason-content-length = Content-Length is one number, and it comes once. Put line { $line } right or take it out.
reason-content-length-differs = Line { $line } says Content-Length: { $said }, but in bytes the body has another length. Write this instead: Content-Length: { $found }
reason-transfer-encoding = Here the body stands as it is, without Transfer-Encoding. Take line { $line } out.

# $typed (wire) an address as it was typed, $sent (wire) as it went out, $latin (wire) the same with Latin digits
foreign-digits = { $typed } went out as { $sent }. In an address only Latin digits are numbers; perhaps you meant { $latin }.
