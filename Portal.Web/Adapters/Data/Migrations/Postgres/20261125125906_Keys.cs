using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Web.Adapters.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Keys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Epoch",
                table: "StaffKeys",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "Succeeds",
                table: "StaffKeys",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Epoch",
                table: "ReportWraps",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Epoch",
                table: "StaffKeys");

            migrationBuilder.DropColumn(
                name: "Succeeds",
                table: "StaffKeys");

            migrationBuilder.DropColumn(
                name: "Epoch",
                table: "ReportWraps");
        }
    }
}
