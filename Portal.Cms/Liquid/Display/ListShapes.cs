using System.Globalization;
using Fluid.Values;
using Portal.Cms.Content;
using Portal.Cms.Definitions;
using Portal.Cms.Liquid.Lookup;
using Portal.Cms.Liquid.Shapes;
using Portal.Cms.Liquid.Values;

namespace Portal.Cms.Liquid.Display;

/// <summary>Lists of other items: those of a list, those that bear a term, with the pager below them.</summary>
internal static class ListShapes
{
    /// <summary>The query key of the page number.</summary>
    public const string PageKey = "page";

    public static void Fill(Shape shape, ContentTypePart use, ContentItem list)
    {
        var settings = use.Of("ListPartSettings");
        var size = settings.Member("PageSize").AsInt();
        var ordered = settings.Member("EnableOrdering").AsTruth();
        Listed(shape, size, (skip, take, context) => context.Items.OfListAsync(list.ContentItemId, ordered, skip, take, context.CancellationToken));
    }

    /// <summary>The items that bear the term or one below it.</summary>
    public static void FillTerm(Shape shape, ContentItem term)
    {
        var ids = ContainedItems.Within(term.Data).Select(one => one.Member(nameof(ContentItem.ContentItemId)).AsText()).OfType<string>().Prepend(term.ContentItemId).ToList();
        Listed(shape, 0, (skip, take, context) => context.Items.OfTermsAsync(ids, skip, take, context.CancellationToken));
        shape["TaxonomyContentItemId"] = LiquidValue.Text(term.Part("TermPart").Member("TaxonomyContentItemId").AsText());
    }

    private static void Listed(Shape shape, int size, Func<int, int, DisplayContext, Task<ContentPage>> read)
    {
        ContentPage? page = null;
        shape.Late("ContentItems", async context => LiquidValue.List((await PageAsync(context)).Items.Select(item => new ItemValue(item))));
        shape.Late("Pager", async context => Pager((await PageAsync(context)).Total, size > 0 ? size : context.Site.PageSize, context.Scope));

        async ValueTask<ContentPage> PageAsync(DisplayContext context)
        {
            var take = size > 0 ? size : context.Site.PageSize;
            return page ??= await read((context.Scope.PageNumber - 1) * take, take, context);
        }
    }

    public static Shape Pager(int total, int size, DisplayScope scope)
    {
        var (page, last) = (scope.PageNumber, Math.Max(1, (total + size - 1) / size));
        var pager = new Shape("Pager")
        {
            ["Page"] = NumberValue.Create(page),
            ["PageSize"] = NumberValue.Create(size),
            ["TotalItemCount"] = NumberValue.Create(total),
            ["PageCount"] = NumberValue.Create(last),
            ["PreviousUrl"] = page > 1 ? LiquidValue.Text(Address(Math.Min(page - 1, last))) : NilValue.Instance,
            ["NextUrl"] = page < last ? LiquidValue.Text(Address(page + 1)) : NilValue.Instance,
            ["Pages"] = LiquidValue.List(Enumerable.Range(Math.Max(1, page - 3), Math.Max(0, Math.Min(last, page + 3) - Math.Max(1, page - 3) + 1)).Select(number => new Shape("Pager_Page")
            {
                ["Number"] = NumberValue.Create(number), ["Url"] = LiquidValue.Text(Address(number)), ["IsCurrent"] = BooleanValue.Create(number == page),
            })),
        };
        return pager;

        string Address(int number)
        {
            var path = scope.BasePath + string.Join('/', scope.Path.Split('/').Select(Uri.EscapeDataString));
            return number == 1 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}?{PageKey}={number}");
        }
    }
}
