using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Web.Adapters.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Local : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ContentBounds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ColumnId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContentBounds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ContentReviews",
                columns: table => new
                {
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    Stage = table.Column<int>(type: "INTEGER", nullable: false),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContentReviews", x => x.ItemId);
                });

            migrationBuilder.CreateTable(
                name: "ContentScratches",
                columns: table => new
                {
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Base = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Typed = table.Column<string>(type: "TEXT", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContentScratches", x => new { x.StaffId, x.Place });
                });

            migrationBuilder.CreateTable(
                name: "DeskEntries",
                columns: table => new
                {
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Author = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ModifiedUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsPublished = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasPublished = table.Column<bool>(type: "INTEGER", nullable: false),
                    ColumnId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    PublishAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ArchiveAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeskEntries", x => x.ItemId);
                });

            migrationBuilder.CreateTable(
                name: "ReviewMarks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    Event = table.Column<int>(type: "INTEGER", nullable: false),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: true),
                    StaffName = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    VersionId = table.Column<string>(type: "TEXT", maxLength: 26, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewMarks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReviewMarks_ContentReviews_ItemId",
                        column: x => x.ItemId,
                        principalTable: "ContentReviews",
                        principalColumn: "ItemId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ContentBounds_StaffId",
                table: "ContentBounds",
                column: "StaffId");

            migrationBuilder.CreateIndex(
                name: "IX_ContentReviews_Stage",
                table: "ContentReviews",
                column: "Stage");

            migrationBuilder.CreateIndex(
                name: "IX_ContentScratches_SavedAt",
                table: "ContentScratches",
                column: "SavedAt");

            migrationBuilder.CreateIndex(
                name: "IX_DeskEntries_ArchiveAt",
                table: "DeskEntries",
                column: "ArchiveAt");

            migrationBuilder.CreateIndex(
                name: "IX_DeskEntries_ColumnId_ModifiedUtc",
                table: "DeskEntries",
                columns: new[] { "ColumnId", "ModifiedUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_DeskEntries_ModifiedUtc",
                table: "DeskEntries",
                column: "ModifiedUtc");

            migrationBuilder.CreateIndex(
                name: "IX_DeskEntries_PublishAt",
                table: "DeskEntries",
                column: "PublishAt");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewMarks_ItemId",
                table: "ReviewMarks",
                column: "ItemId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ContentBounds");

            migrationBuilder.DropTable(
                name: "ContentScratches");

            migrationBuilder.DropTable(
                name: "DeskEntries");

            migrationBuilder.DropTable(
                name: "ReviewMarks");

            migrationBuilder.DropTable(
                name: "ContentReviews");
        }
    }
}
