using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Cms.Content;
using Portal.Domain.Publicity.Programme;

namespace Portal.Web.Adapters.Data.Mappings;

/// <summary>The index of the year's registers.</summary>
internal sealed class ProgrammeMapping : IEntityTypeConfiguration<ProgrammeEntry>, IEntityTypeConfiguration<ProgrammeValue>
{
    private const int LongestPlace = 64;

    public void Configure(EntityTypeBuilder<ProgrammeEntry> builder)
    {
        builder.ToTable("ProgrammeEntries").HasKey(e => e.VersionId);
        builder.Property(e => e.VersionId).HasMaxLength(ContentId.Length);
        builder.Property(e => e.ItemId).HasMaxLength(ContentId.Length);
        builder.Property(e => e.ContentType).HasMaxLength(ContentRow.LongestText);
        builder.Property(e => e.Title).HasMaxLength(ContentRow.LongestText);
        builder.Ignore(e => e.Clock);
        builder.HasIndex(e => e.ItemId);

        // A register's list is one walk along the first, newest first; the clock looks along the second.
        builder.HasIndex(e => new { e.ContentType, e.AtUtc }, "IX_ProgrammeEntries_Published").HasFilter("\"IsPublished\"");
        builder.HasIndex(e => new { e.ContentType, e.DueOn });
    }

    public void Configure(EntityTypeBuilder<ProgrammeValue> builder)
    {
        builder.ToTable("ProgrammeValues").HasKey(v => new { v.VersionId, v.Place, v.Value });
        builder.Property(v => v.VersionId).HasMaxLength(ContentId.Length);
        builder.Property(v => v.Place).HasMaxLength(LongestPlace);
        builder.Property(v => v.Value).HasMaxLength(ProgrammeValue.LongestValue);
        builder.HasIndex(v => new { v.Place, v.Value });
    }
}
