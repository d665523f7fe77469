using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Publicity.Questions;

namespace Portal.Web.Adapters.Data.Mappings;

/// <summary>The public's questions.</summary>
internal sealed class QuestionMapping : IEntityTypeConfiguration<PublicQuestion>
{
    private const int LongestText = 2000;
    private const int LongestAnswer = 4000;
    private const int LongestTitle = 60;
    private const int LongestReason = 300;
    private const int LongestCode = 24;

    public void Configure(EntityTypeBuilder<PublicQuestion> builder)
    {
        builder.ToTable("PublicQuestions").HasKey(q => q.Id);
        builder.Property(q => q.Id).ValueGeneratedNever();
        builder.Ignore(q => q.Events).Ignore(q => q.Number).Ignore(q => q.IsOpen);
        builder.Property(q => q.Version).IsConcurrencyToken();
        builder.Property(q => q.DistrictCode).HasMaxLength(LongestCode);
        builder.Property(q => q.Title).HasMaxLength(LongestTitle);
        builder.Property(q => q.Body).HasMaxLength(LongestText);
        builder.Property(q => q.PublicTitle).HasMaxLength(LongestTitle);
        builder.Property(q => q.PublicBody).HasMaxLength(LongestText);
        builder.Property(q => q.Answer).HasMaxLength(LongestAnswer);
        builder.Property(q => q.LongerBecause).HasMaxLength(LongestReason);
        builder.Property(q => q.SentBackBecause).HasMaxLength(LongestReason);
        builder.HasIndex(q => q.CodeTag).IsUnique();
        builder.HasIndex(q => new { q.State, q.DueOn });
        builder.HasIndex(q => new { q.IsShown, q.AnsweredAt });
        builder.HasIndex(q => q.AskedOn);
    }
}
