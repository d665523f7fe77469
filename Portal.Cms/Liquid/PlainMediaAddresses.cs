using System.Globalization;

namespace Portal.Cms.Liquid;

/// <summary>Orchard's addresses: <c>/media/path</c>, and the wished size as a query.</summary>
internal sealed class PlainMediaAddresses : IMediaAddresses
{
    public string Of(string path) => "/media/" + string.Join('/', path.TrimStart('/').Split('/').Select(Uri.EscapeDataString));

    public string Resized(string address, PictureWish wish)
    {
        var query = new List<string>();
        Add("width", wish.Width?.ToString(CultureInfo.InvariantCulture));
        Add("height", wish.Height?.ToString(CultureInfo.InvariantCulture));
        Add("rmode", wish.Mode?.ToLowerInvariant());
        Add("rxy", wish.Anchor);
        Add("quality", wish.Quality?.ToString(CultureInfo.InvariantCulture));
        Add("format", wish.Format?.ToLowerInvariant());
        return query.Count == 0 ? address : $"{address}?{string.Join('&', query)}";

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }
    }
}
