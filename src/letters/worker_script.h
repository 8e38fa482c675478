#pragma once
// The program of the worker process: Python with WeasyPrint loaded once, which makes a child of its own for every document: HTML in, PDF
// out (child.h). A child that fails ends the worker without a word: its words might be those of the document.
#include <string_view>

namespace rowan::letters {

inline constexpr std::string_view worker_script = R"py(
import gc, io, resource, signal, sys
sys.dont_write_bytecode = True
import tempfile
tempfile.mkdtemp = lambda *args, **kwargs: '/nonexistent'  # for fonts that a page brings along: ours bring none
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

def refuse(url, *args, **kwargs):
    raise ValueError('nothing is fetched')

def draw(html):
    out = io.BytesIO()
    HTML(string=html, base_url=None, url_fetcher=refuse).write_pdf(out, variant='pdf/ua-1')
    return out.getvalue()

draw('<!DOCTYPE html><html lang="en-GB"><head><title>Document</title></head><body><h1>Ready</h1><p><strong>1</strong></p><ul><li>2</li></ul></body></html>')
gc.freeze()
ready()
while True:
    html = question().decode('utf-8')
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (45, 45))
        resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
        signal.alarm(60)
        gc.disable()  # it lives for one document, and its memory has a limit
        answer(draw(html))
        os._exit(0)
    del html
    if os.waitpid(child, 0)[1] != 0:
        os._exit(1)
)py";

}  // namespace rowan::letters
