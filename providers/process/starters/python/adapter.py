import json
import os
import sys

ENTRY = {
    "szProtocol": "Skeleton stream", "dwCatalogEntryId": 1001,
    "iAddressFamily": "AF_INET", "iSocketType": "SOCK_STREAM", "iProtocol": "IPPROTO_TCP",
    "dwServiceFlags1": ["XP1_GUARANTEED_DELIVERY", "XP1_GUARANTEED_ORDER"],
}
last_id = 0
process = 0


def say(kind, thread, **more):
    global last_id
    last_id += 1
    message = {"kind": kind, "id": last_id, "process": process, "thread": thread, **more}
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()
    return last_id


def hear():
    line = sys.stdin.readline()
    if line == "":
        sys.exit(0)  # the suite is gone
    return json.loads(line)


def upcall(call, function, arguments):
    asked = say("upcall", call["thread"], function=function, during=call["id"],
                target=None, arguments=arguments, memory={})
    while True:
        message = hear()
        if message["kind"] == "answer" and message["to"] == asked:
            return message
        serve(message)  # a call nested in the upcall


def wsp_startup(call):
    data = {"wVersion": 0x0202, "wHighVersion": 0x0202, "szDescription": "skeleton"}
    return 0, None, {"lpWSPData": data}


def wsp_cleanup(call):
    return 0, None, {}


def wsp_socket(call):
    answer = upcall(call, "WPUCreateSocketHandle", {"dwCatalogEntryId": 1001, "dwContext": None})
    return answer["result"], answer["errno"], {}


def wsp_close_socket(call):
    answer = upcall(call, "WPUCloseSocketHandle", {"s": call["arguments"]["s"]})
    return answer["result"], answer["errno"], {}


FUNCTIONS = {"WSPStartup": wsp_startup, "WSPCleanup": wsp_cleanup,
             "WSPSocket": wsp_socket, "WSPCloseSocket": wsp_close_socket}


def call_function(call):
    function = FUNCTIONS.get(call["function"])
    if function is None:
        say("refused", call["thread"], to=call["id"], reason="unknown function " + call["function"])
        return
    made = 0
    while made < call.get("times", 1):
        result, errno, out = function(call)
        made += 1
        if result not in (-1, "INVALID_SOCKET"):
            break
    info = call["arguments"].get("lpProtocolInfo")
    more = {"made": made} if "times" in call else {}
    say("return", call["thread"], to=call["id"], result=result, errno=errno, out=out,
        **{"in": None if info is None else {"lpProtocolInfo": info}}, **more)


def serve(message):
    global process
    kind = message["kind"]
    if kind == "open":
        process = message["process"]
        say("opened", 0, contract=1, provider={"name": "skeleton", "version": "1"},
            processId=os.getpid(), ics={"entries": [ENTRY]}, ixit=None, threads="one",
            observes={"upcalls": True, "nextLayer": False, "rawArguments": True,
                      "completions": False, "lpProtocolInfo": True})
    elif kind == "call":
        call_function(message)
    elif kind in ("induce", "clear"):
        say("refused", 0, to=message["id"], reason="no condition can be brought about")
    elif kind == "close":
        say("done", 0, to=message["id"])
        sys.exit(0)


while True:
    serve(hear())
