using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Cms.Content;
using Portal.Domain.Publicity.Quizzes;

namespace Portal.Web.Adapters.Data.Mappings;

/// <summary>Who took part in quizzes, and their draws.</summary>
internal sealed class QuizMapping : IEntityTypeConfiguration<QuizEntry>, IEntityTypeConfiguration<QuizDraw>
{
    private const int HashLength = 64;
    private const int LongestWinners = 20_000;

    public void Configure(EntityTypeBuilder<QuizEntry> builder)
    {
        builder.ToTable("QuizEntries").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Ignore(e => e.Number);
        builder.Property(e => e.QuizId).HasMaxLength(ContentId.Length);
        builder.HasIndex(e => new { e.QuizId, e.ContactTag }).IsUnique();
        builder.HasIndex(e => new { e.QuizId, e.IsInDraw });
    }

    public void Configure(EntityTypeBuilder<QuizDraw> builder)
    {
        builder.ToTable("QuizDraws").HasKey(d => d.QuizId);
        builder.Property(d => d.QuizId).HasMaxLength(ContentId.Length);
        builder.Ignore(d => d.Events).Ignore(d => d.Winners);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.Property(d => d.Commitment).HasMaxLength(HashLength);
        builder.Property(d => d.Seed).HasMaxLength(HashLength);
        builder.Property(d => d.ListHash).HasMaxLength(HashLength);
        builder.Property(d => d.WinnerLines).HasMaxLength(LongestWinners);
    }
}
