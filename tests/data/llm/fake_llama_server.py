#!/usr/bin/env python3
"""A stand-in for llama-server: the model file is a JSON document that says how to behave.

{"load_s": 0.3}            answers 503 "Loading model" for so long
{"fail": "a reason"}       says it on stderr and ends with status 1
{"die_after_answers": 1}   ends after so many completions
"""
import json
import os
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def option(name):
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else None


path = option("--model")
with open(path, encoding="utf-8") as file:
    model = json.load(file)
with open(path + ".started", "a", encoding="utf-8") as file:
    file.write(json.dumps({"pid": os.getpid(), "arguments": sys.argv[1:]}) + "\n")
print("main: loading model", flush=True)
if "fail" in model:
    print("error loading model: " + model["fail"], file=sys.stderr, flush=True)
    sys.exit(1)
ready_at = time.monotonic() + model.get("load_s", 0)
answered = 0


class Handler(BaseHTTPRequestHandler):
    def reply(self, status, document):
        body = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def loading(self):
        if time.monotonic() >= ready_at:
            return False
        self.reply(503, {"error": {"code": 503, "message": "Loading model", "type": "unavailable_error"}})
        return True

    def do_GET(self):
        if self.loading():
            return
        if self.path == "/v1/models":
            self.reply(200, {"object": "list", "data": [{"id": "house.gguf"}]})
        else:
            self.reply(200, {"status": "ok"})

    def do_POST(self):
        global answered
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.loading():
            return
        message = {"role": "assistant", "content": "pid %d" % os.getpid()}
        self.reply(200, {"id": "c", "object": "chat.completion", "model": "house.gguf",
                         "choices": [{"index": 0, "message": message, "finish_reason": "stop"}]})
        answered += 1
        if answered >= model.get("die_after_answers", 1 << 30):
            threading.Timer(0.05, os._exit, [3]).start()

    def log_message(self, *_):
        pass


ThreadingHTTPServer(("127.0.0.1", int(option("--port"))), Handler).serve_forever()
