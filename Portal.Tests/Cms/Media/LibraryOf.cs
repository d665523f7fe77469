using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using Portal.Cms.Content;
using Portal.Cms.Media;
using Portal.Tests.Support;

namespace Portal.Tests.Cms.Media;

/// <summary>The site's media library as tests fill and ask it.</summary>
internal sealed class LibraryOf(PortalApp app)
{
    public const string Drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 450\"><title>井</title><rect width=\"800\" height=\"450\"/></svg>";

    public Task WriteAsync(string path, byte[] content) => UseAsync<MediaLibrary, bool>(async library =>
    {
        await library.WriteAsync(path, new MemoryStream(content), CancellationToken.None);
        return true;
    });

    public Task WriteDrawingAsync(string path, string more = "") => WriteAsync(path, Encoding.UTF8.GetBytes(Drawing + more));

    public Task<MediaFile?> FindAsync(string path) => UseAsync<MediaLibrary, MediaFile?>(library => library.FindAsync(path, CancellationToken.None));

    public async Task<string> AddressAsync(string path, int width) => app.Services.GetRequiredService<MediaAddresses>().Of((await FindAsync(path))!, width);

    public Task<int> MakeVariantsAsync() => UseAsync<MediaVariants, int>(variants => variants.MakeWaitingAsync(100, CancellationToken.None));

    public Task<T> OnDatabaseAsync<T>(Func<IContentDb, Task<T>> work) => UseAsync(work);

    public async Task<T> UseAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>A photograph without a fact in it.</summary>
    public static byte[] Jpeg(int width, int height) => Colours(width, height).JpegsaveBuffer(q: 90);

    public static byte[] Png(int width, int height, bool alpha) => (alpha ? Colours(width, height).Bandjoin(128) : Colours(width, height)).PngsaveBuffer();

    private static Image Colours(int width, int height) =>
        (Image.Black(width, height) + new double[] { 200, 120, 40 }).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
}
