using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Web.Adapters.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Recovery : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "EndedOn",
                table: "RecoveryKeys",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HolderA",
                table: "RecoveryKeys",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "HolderB",
                table: "RecoveryKeys",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "HolderC",
                table: "RecoveryKeys",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "IsProposed",
                table: "RecoveryKeys",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "RecoveryUses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<int>(type: "integer", nullable: false),
                    Reports = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecoveryUses", x => x.Id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RecoveryUses");

            migrationBuilder.DropColumn(
                name: "EndedOn",
                table: "RecoveryKeys");

            migrationBuilder.DropColumn(
                name: "HolderA",
                table: "RecoveryKeys");

            migrationBuilder.DropColumn(
                name: "HolderB",
                table: "RecoveryKeys");

            migrationBuilder.DropColumn(
                name: "HolderC",
                table: "RecoveryKeys");

            migrationBuilder.DropColumn(
                name: "IsProposed",
                table: "RecoveryKeys");
        }
    }
}
