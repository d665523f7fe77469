using System.Collections.Concurrent;

namespace Portal.Tests.Support;

/// <summary>
/// Looks at every answer that any test gets from the intake (check 16): the strict headers, no cookie, nothing that names server or version, no receipt in an
/// address. What it dislikes fails the class when its site is put away.
/// </summary>
internal sealed class IntakeWatch(HttpMessageHandler inner, ConcurrentQueue<string> dislikes) : DelegatingHandler(inner)
{
    private static readonly string[] Never = ["Set-Cookie", "Server", "X-Powered-By", "ETag"];

    private static readonly (string Name, string Value)[] Always =
    [
        ("Referrer-Policy", "no-referrer"), ("X-Content-Type-Options", "nosniff"), ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Embedder-Policy", "require-corp"),
        ("Cross-Origin-Resource-Policy", "same-origin"), ("Cache-Control", "no-store"),
    ];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        var path = request.RequestUri!.AbsolutePath;
        if (path.Split('/').Contains("report", StringComparer.OrdinalIgnoreCase) && !path.StartsWith("/desk", StringComparison.OrdinalIgnoreCase))
        {
            Look(request, answer);
        }

        return answer;
    }

    private void Look(HttpRequestMessage request, HttpResponseMessage answer)
    {
        var where = $"{request.Method} {request.RequestUri!.PathAndQuery} {(int)answer.StatusCode}";
        foreach (var name in Never.Where(answer.Headers.Contains))
        {
            dislikes.Enqueue($"{where}: has {name}");
        }

        foreach (var (name, value) in Always.Where(header => !answer.Headers.TryGetValues(header.Name, out var values) || string.Join(", ", values) != header.Value))
        {
            dislikes.Enqueue($"{where}: {name} is not {value}");
        }

        var policy = answer.Headers.TryGetValues("Content-Security-Policy", out var policies) ? string.Join(" ", policies) : "";
        if (!policy.StartsWith("default-src 'none'", StringComparison.Ordinal) || policy.Contains("unsafe", StringComparison.Ordinal))
        {
            dislikes.Enqueue($"{where}: Content-Security-Policy is '{policy}'");
        }

        if (answer.Headers.Location is { } location)
        {
            dislikes.Enqueue($"{where}: leads to {location}, and nothing of the intake does");
        }
    }
}
