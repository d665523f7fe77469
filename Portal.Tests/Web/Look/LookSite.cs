using System.Collections.Concurrent;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Cms.Content;
using Portal.Cms.Liquid;
using Portal.Domain.Access;
using Portal.Domain.Kernel;
using Portal.Domain.Publicity;
using Portal.Domain.Publicity.Reading;
using Portal.Web.Pipeline.Http;

namespace Portal.Tests.Web.Look;

/// <summary>The front of the site alone, on a real Kestrel: theme, headers, modes and error pages, with a few endpoints that fail on purpose.</summary>
public sealed class LookSite : IAsyncLifetime
{
    public const string Secret = "水池没通风-ZQ7MARK";

    private WebApplication? _app;

    public HttpClient Client { get; private set; } = new();

    public ConcurrentQueue<string> Log { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "Portal.Web",
            EnvironmentName = Environments.Production,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddInMemoryCollection(Identity);
        builder.Logging.ClearProviders().AddProvider(new Recorder(Log));
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Services.AddLook(builder.Configuration);
        builder.Services.AddSingleton<IMediator, NoCity>();
        builder.Services.AddSingleton<IContentDisplay, NoWidgets>();
        builder.Services.AddSingleton<IInstanceSecrets, NoSecret>();
        _app = builder.Build();
        _app.UsePublicFront();
        _app.MapRazorPages();
        foreach (var room in new[] { "", "/report", "/desk", "/my" })
        {
            _app.MapGet(room + "/fails", IResult () => throw new InvalidOperationException(Secret));
            _app.MapGet(room + "/answers/{status:int}", (int status) => Results.StatusCode(status));
            _app.MapPost(room + "/too-large", IResult () => throw new BadHttpRequestException(Secret, StatusCodes.Status413PayloadTooLarge));
            _app.MapGet(room + "/text", (HttpContext context) =>
            {
                context.Response.Headers.ETag = "\"1\"";
                return Results.Text(new string('安', 5000), "text/html; charset=utf-8");
            });
        }

        await _app.StartAsync();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    internal static Dictionary<string, string?> Identity => new()
    {
        ["Portal:Site:Name"] = "示例市安全生产公众参与网",
        ["Portal:Site:Organiser"] = "示例市应急管理局",
        ["Portal:Site:Address"] = "示例市示例区示例路 1 号",
        ["Portal:Site:Domain"] = "anquan.shili.example",
        ["Portal:Site:IdCode"] = "0000000000",
        ["Portal:Site:Notice"] = "演示站点",
    };

    /// <summary>There is no city behind this front; what its pages ask for is answered as on the first day.</summary>
    private sealed class NoCity : IMediator
    {
        private static readonly FrontView NothingPublished = new([], [], [], [], [], new YearFigures(2026, 0, 0, 0, []), new DateTime(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc));

        public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default) => request switch
        {
            ReadRecoveryUses => Task.FromResult((TResponse)(object)Outcome<RecoveryRecord>.Done(new RecoveryRecord(0, null))),
            ReadFurniture => Task.FromResult((TResponse)(object)Outcome<PageFurniture>.Done(PageFurniture.None)),
            ReadFront => Task.FromResult((TResponse)(object)Outcome<FrontView>.Done(NothingPublished)),
            ReadMostRead => Task.FromResult((TResponse)(object)Outcome<IReadOnlyList<ReadLine>>.Done([])),
            _ => throw new NotSupportedException(request.GetType().Name),
        };

        public Task<object> Send(object request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task Publish(object notification, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default)
            where TNotification : INotification => throw new NotSupportedException();
    }

    /// <summary>No editor has put anything around its pages.</summary>
    private sealed class NoWidgets : IContentDisplay
    {
        public Task<string> DisplayAsync(ContentItem item, string displayType, DisplayScope scope, CancellationToken cancellationToken) => Task.FromResult("");

        public Task DisplayLayersAsync(ContentItem? item, DisplayScope scope, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<string> DisplayShapeAsync(string shape, string alias, DisplayScope scope, CancellationToken cancellationToken) => Task.FromResult("");

        public Task<string> DisplayLayoutAsync(string body, DisplayScope scope, CancellationToken cancellationToken) => Task.FromResult(body);

        public Task<IReadOnlyList<TemplateFault>> CheckTemplatesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<TemplateFault>>([]);

        public TemplateFault? Check(string name, string source) => null;
    }

    private sealed class NoSecret : IInstanceSecrets
    {
        public byte[] Derive(string label, int length) => new byte[length];
    }

    private sealed class Recorder(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
