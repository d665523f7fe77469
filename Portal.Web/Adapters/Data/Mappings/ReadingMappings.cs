using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Cms.Content;
using Portal.Domain.Publicity.Reading;

namespace Portal.Web.Adapters.Data.Mappings;

/// <summary>How often items were read, by day.</summary>
internal sealed class ReadingMapping : IEntityTypeConfiguration<ReadingCount>
{
    public void Configure(EntityTypeBuilder<ReadingCount> builder)
    {
        builder.ToTable("ReadingCounts").HasKey(c => new { c.ItemId, c.Day });
        builder.Property(c => c.ItemId).HasMaxLength(ContentId.Length);
        builder.HasIndex(c => c.Day);
    }
}
