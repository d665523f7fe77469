using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Publicity.Subscriptions;

namespace Portal.Web.Adapters.Data.Mappings;

/// <summary>Who wants news by mail: an address is sealed, and known by a keyed tag alone.</summary>
internal sealed class SubscriptionMapping : IEntityTypeConfiguration<Subscription>
{
    private const int LongestColumns = 2000;

    public void Configure(EntityTypeBuilder<Subscription> builder)
    {
        builder.ToTable("Subscriptions").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Ignore(s => s.Events).Ignore(s => s.Columns);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Property(s => s.ColumnIds).HasMaxLength(LongestColumns);
        builder.HasIndex(s => s.AddressTag).IsUnique();
        builder.HasIndex(s => new { s.ConfirmedAt, s.LookedOn });
    }
}
