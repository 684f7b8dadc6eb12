// swift-tools-version: 6.3
import PackageDescription

let package = Package(
    name: "Typhon",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Typhon", targets: ["Typhon"]),
        .executable(name: "typhon", targets: ["TyphonCLI"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-atomics", from: "1.3.0"),
    ],
    targets: [
        .systemLibrary(name: "CGMP", pkgConfig: "gmp", providers: [.apt(["libgmp-dev"]), .brew(["gmp"])]),
        .target(name: "CTyphon"),
        .target(name: "TyphonSyntax"),
        .target(
            name: "Typhon",
            dependencies: [
                "CGMP", "CTyphon", "TyphonSyntax",
                .product(name: "Atomics", package: "swift-atomics"),
            ]),
        .executableTarget(
            name: "TyphonCLI",
            dependencies: [
                "Typhon", "TyphonSyntax",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(name: "TyphonSyntaxTests", dependencies: ["TyphonSyntax"]),
        .testTarget(name: "TyphonTests", dependencies: ["Typhon"]),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(
            name: "TyphonLanguageTests", dependencies: ["TestSupport", "TyphonCLI"], exclude: ["Guest", "run_guest.py"]),
        .testTarget(name: "TyphonCLITests", dependencies: ["TestSupport", "TyphonCLI"]),
        .testTarget(name: "HouseTests", dependencies: ["TestSupport", "TyphonCLI"]),
    ],
    swiftLanguageModes: [.v6]
)
