using Portal.Tests.Support;

namespace Portal.Tests.Browser;

/// <summary>Looks through a page as it stands for Chinese that is not marked as Chinese: texts, attributes, the title, and what the stylesheet writes.</summary>
internal static class EnglishWords
{
    private const string Look = """
        () => {
          const chinese = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;
          const found = [];
          const inEnglish = e => !(e.closest('[lang]')?.lang ?? '').startsWith('zh');
          if (!document.documentElement.lang.startsWith('en')) found.push('html lang=' + document.documentElement.lang);
          if (chinese.test(document.title)) found.push('title: ' + document.title);
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const e = texts.currentNode.parentElement;
            if (chinese.test(texts.currentNode.data) && inEnglish(e) && !e.closest('script,style')) found.push(e.outerHTML.slice(0, 160));
          }
          for (const e of document.body.querySelectorAll('*')) {
            if (!inEnglish(e)) continue;
            for (const a of e.attributes) if (chinese.test(a.value)) found.push(e.tagName + ' ' + a.name + '=' + a.value.slice(0, 80));
            for (const part of ['::before', '::after']) if (chinese.test(getComputedStyle(e, part).content)) found.push(e.tagName + part);
          }
          return found;
        }
        """;

    public static async Task FindNoChineseAsync(Visitor visitor)
    {
        var found = await visitor.Page.EvaluateAsync<string[]>(Look);
        Assert.True(found.Length == 0, $"Chinese on {visitor.Page.Url}:\n" + string.Join('\n', found));
    }
}
