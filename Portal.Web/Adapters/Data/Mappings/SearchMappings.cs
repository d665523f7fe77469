using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Cms.Content;
using Portal.Cms.Search;

namespace Portal.Web.Adapters.Data.Mappings;

internal sealed class SearchMapping : IEntityTypeConfiguration<SearchEntry>, IEntityTypeConfiguration<SearchPosting>
{
    public void Configure(EntityTypeBuilder<SearchEntry> builder)
    {
        builder.ToTable("SearchEntries").HasKey(e => e.Id);
        builder.Property(e => e.ContentItemId).HasMaxLength(ContentId.Length);
        builder.Property(e => e.ContentType).HasMaxLength(ContentRow.LongestText);
        builder.HasIndex(e => e.ContentItemId).IsUnique();
        builder.HasIndex(e => e.ContentType);
    }

    public void Configure(EntityTypeBuilder<SearchPosting> builder)
    {
        // The key alone answers both questions: which entries have a token, and whether one of them has another.
        builder.ToTable("SearchPostings").HasKey(p => new { p.Token, p.EntryId });
        builder.Property(p => p.Token).ValueGeneratedNever();
        builder.Property(p => p.EntryId).ValueGeneratedNever();
    }
}
