namespace Portal.Web.Pages.Desk.Cases;

/// <summary>Which pages a pager names: the first, the last, and two on each side of this one; 0 stands for a gap.</summary>
internal static class PageNumbers
{
    private const int Beside = 2;

    public static IEnumerable<int> Around(int page, int pages)
    {
        var last = 0;
        for (var number = 1; number <= pages; number++)
        {
            if (number != 1 && number != pages && Math.Abs(number - page) > Beside)
            {
                continue;
            }

            if (number > last + 1)
            {
                yield return 0;
            }

            yield return number;
            last = number;
        }
    }
}
