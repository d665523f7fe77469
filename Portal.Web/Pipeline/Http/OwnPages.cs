namespace Portal.Web.Pipeline.Http;

/// <summary>Marks a request by which the site looks at itself: nobody reads it, so nothing counts it.</summary>
internal sealed class OwnVisit;

/// <summary>What the site answered itself.</summary>
internal sealed record OwnAnswer(int Status, string ContentType, string Text)
{
    public bool IsPage => Status == StatusCodes.Status200OK && ContentType.StartsWith("text/html", StringComparison.Ordinal);

    public bool IsDead => Status >= StatusCodes.Status400BadRequest;
}

/// <summary>
/// Asks the site's own pipeline for a public page without a connection: what the self-inspection sees is what visitors see, whatever stands between them and the server.
/// </summary>
internal sealed class OwnPages(IServiceScopeFactory scopes)
{
    // More than any page of ours; of a film the length is enough to know that it is there.
    private const int MostRead = 2 * 1024 * 1024;

    private RequestDelegate? _front;

    /// <summary>Keeps the whole pipeline when it is built. Stands first in it.</summary>
    public RequestDelegate Keep(RequestDelegate next)
    {
        _front = next;
        return next;
    }

    /// <param name="address">A path of this site, with its query.</param>
    public async Task<OwnAnswer> GetAsync(string address, string host, CancellationToken cancellationToken)
    {
        var front = _front ?? throw new InvalidOperationException("The site has not started yet.");
        await using var scope = scopes.CreateAsyncScope();
        var split = address.IndexOf('?', StringComparison.Ordinal);
        using var body = new BoundedBody(MostRead);
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancellationToken };
        context.Request.Method = HttpMethods.Get;
        context.Request.Scheme = "https";
        context.Request.Host = new HostString(host);
        context.Request.Path = PathString.FromUriComponent(split < 0 ? address : address[..split]);
        context.Request.QueryString = new QueryString(split < 0 ? "" : address[split..]);
        context.Request.Protocol = "HTTP/1.1";
        context.Response.Body = body;
        context.Features.Set(new OwnVisit());
        var accessor = scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>();
        accessor.HttpContext = context;
        try
        {
            await front(context);
            await context.Response.BodyWriter.FlushAsync(cancellationToken);
        }
        finally
        {
            accessor.HttpContext = null;
        }

        return new OwnAnswer(context.Response.StatusCode, context.Response.ContentType ?? "", body.Text);
    }

    /// <summary>Keeps the beginning of an answer and lets the rest go.</summary>
    private sealed class BoundedBody(int most) : Stream
    {
        private readonly MemoryStream _kept = new();

        public string Text => System.Text.Encoding.UTF8.GetString(_kept.GetBuffer(), 0, (int)_kept.Length);

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
            // It is in memory already.
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer) => _kept.Write(buffer[..Math.Clamp(most - (int)_kept.Length, 0, buffer.Length)]);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Write(buffer.AsSpan(offset, count));
            return Task.CompletedTask;
        }

        protected override void Dispose(bool disposing)
        {
            _kept.Dispose();
            base.Dispose(disposing);
        }
    }
}
